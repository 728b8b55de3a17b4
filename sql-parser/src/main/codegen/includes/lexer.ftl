<#-- SPDX-License-Identifier: Apache-2.0 -->
<#--
  Tokens. State BTID is Spark's quoting (double quotes are strings), DQID the standard's (double
  quotes are identifiers); back-ticks quote identifiers in both.
-->
<BTID> TOKEN :
{
    < DOUBLE_QUOTED_TEXT: "\"" ( ~["\"", "\\"] | "\\" ~[] | "\"\"" )* "\"" >
    { matchedToken.kind = QUOTED_STRING; }
|
    < RAW_DOUBLE_QUOTED_TEXT: ["r","R"] "\"" ( ~["\""] )* "\"" >
    { matchedToken.kind = QUOTED_STRING; }
}

<DQID> TOKEN :
{
    < BACK_TICKED: "`" ( ~["`"] | "``" )+ "`" >
    { matchedToken.kind = BACK_QUOTED_IDENTIFIER; }
}

<BTID, DQID> TOKEN :
{
    < RAW_TEXT: ["r","R"] "'" ( ~["'"] )* "'" >
    { matchedToken.kind = QUOTED_STRING; }
|
    < DOUBLE_EQUALS: "==" >
    { matchedToken.kind = EQ; }
|
    < NULL_SAFE_EQUALS: "<=>" >
|
    < DOUBLE_COLON: "::" >
|
    < PIPE: "|>" >
|
    < BANG: "!" >
|
    < TILDE: "~" >
|
    < TINYINT_LITERAL: (["0"-"9"])+ "Y" >
|
    < SMALLINT_LITERAL: (["0"-"9"])+ "S" >
|
    < BIGINT_LITERAL: (["0"-"9"])+ "L" >
|
    < FLOAT_LITERAL: ( (["0"-"9"])+ ( "." (["0"-"9"])* )? | "." (["0"-"9"])+ ) ( "E" ( ["+","-"] )? (["0"-"9"])+ )? "F" >
|
    < DOUBLE_LITERAL: ( (["0"-"9"])+ ( "." (["0"-"9"])* )? | "." (["0"-"9"])+ ) ( "E" ( ["+","-"] )? (["0"-"9"])+ )? "D" >
|
    < BIG_DECIMAL_LITERAL: ( (["0"-"9"])+ ( "." (["0"-"9"])* )? | "." (["0"-"9"])+ ) ( "E" ( ["+","-"] )? (["0"-"9"])+ )? "BD" >
}

<BTID, DQID> SKIP :
{
    "\u00a0" | "\u3000" | "\ufeff"
}

<#-- Bracketed comments nest. -->
<IN_FORMAL_COMMENT, IN_MULTI_LINE_COMMENT> MORE :
{
    "/*" { pushState(); } : IN_MULTI_LINE_COMMENT
}
