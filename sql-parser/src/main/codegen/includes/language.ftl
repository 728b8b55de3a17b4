<#-- SPDX-License-Identifier: Apache-2.0 -->
<#-- ASK, EXPLAIN ASK, SEARCH. -->
SqlNode LanguageStatement() :
{
    final Span s;
    LanguageStatement.Kind kind = LanguageStatement.Kind.ASK;
    final String text;
    SqlIdentifier schema = null;
    java.util.OptionalInt limit = java.util.OptionalInt.empty();
}
{
    <SEARCH> { s = span(); } text = Text()
    [ <LIMIT> limit = SearchLimit() ]
    { return new LanguageStatement(s.end(this), LanguageStatement.Kind.SEARCH, text, null, limit); }
|
    (
        <EXPLAIN> { s = span(); kind = LanguageStatement.Kind.EXPLAIN_ASK; } <ASK>
    |
        <ASK> { s = span(); }
    )
    text = Text()
    [ <IN> ( <SCHEMA> | <DATABASE> ) schema = CompoundIdentifier() ]
    { return new LanguageStatement(s.end(this), kind, text, schema, limit); }
}

java.util.OptionalInt SearchLimit() :
{
    final int number;
}
{
    number = UnsignedIntLiteral() { return java.util.OptionalInt.of(number); }
}
