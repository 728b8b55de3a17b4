<#-- SPDX-License-Identifier: Apache-2.0 -->
<#-- The value of a string literal; adjacent literals are one. -->
String Text() :
{
    final StringBuilder value = new StringBuilder();
}
{
    ( LOOKAHEAD(1) <QUOTED_STRING> { value.append(Literals.text(token.image)); } )+
    { return value.toString(); }
}

String SimpleStringLiteral() :
{
    final String value;
}
{
    value = Text() { return value; }
}

SqlNode StringLiteral() :
{
    final String value;
    final Span s;
}
{
    <BINARY_STRING_LITERAL> { return Literals.binary(token.image, getPos()); }
|
    { s = Span.of(); }
    <QUOTED_STRING> { final StringBuilder text = new StringBuilder(Literals.text(token.image)); s.add(this); }
    ( LOOKAHEAD(1) <QUOTED_STRING> { text.append(Literals.text(token.image)); } )*
    { return SqlLiteral.createCharString(text.toString(), s.end(this)); }
}

<#-- 1L, 1S, 1Y, 1.5D, 1.5F, 1.5BD. -->
SqlNode TypedNumber() :
{
    final Span s = Span.of();
    String sign = "";
    final SparkType type;
}
{
    [ <MINUS> { s.add(this); sign = "-"; } ]
    (
        <TINYINT_LITERAL> { type = SparkType.BYTE; }
    |
        <SMALLINT_LITERAL> { type = SparkType.SHORT; }
    |
        <BIGINT_LITERAL> { type = SparkType.LONG; }
    |
        <FLOAT_LITERAL> { type = SparkType.FLOAT; }
    |
        <DOUBLE_LITERAL> { type = SparkType.DOUBLE; }
    |
        <BIG_DECIMAL_LITERAL> { type = SparkType.DECIMAL; }
    )
    { return Literals.number(type, sign + token.image, s.end(this)); }
}

SqlNode DateTimeLiteral() :
{
    final String value;
    final Span s;
}
{
    <LBRACE_D> { s = span(); } value = Text() <RBRACE> { return SqlLiteral.createUnknown("DATE", value, s.end(this)); }
|
    <LBRACE_TS> { s = span(); } value = Text() <RBRACE> { return SqlLiteral.createUnknown(SparkType.TIMESTAMP.literalTag(), value, s.end(this)); }
|
    <DATE> { s = span(); } value = Text() { return SqlLiteral.createUnknown("DATE", value, s.end(this)); }
|
    ( <TIMESTAMP> | <TIMESTAMP_LTZ> ) { s = span(); } value = Text()
    { return SqlLiteral.createUnknown(SparkType.TIMESTAMP.literalTag(), value, s.end(this)); }
|
    <TIMESTAMP_NTZ> { s = span(); } value = Text()
    { return SqlLiteral.createUnknown(SparkType.TIMESTAMP_NTZ.literalTag(), value, s.end(this)); }
|
    <TIME> { s = span(); } value = Text()
    { return SqlLiteral.createUnknown(SparkType.TIME.literalTag(), value, s.end(this)); }
}

<#-- INTERVAL '1' DAY, INTERVAL 1 DAY, INTERVAL '1 day 2 hours', INTERVAL 1 DAY 2 HOURS, INTERVAL n DAY. -->
SqlNode IntervalLiteralOrExpression() :
{
    final Span s;
    final IntervalBuilder parts = new IntervalBuilder();
    final String text;
    final SqlIntervalQualifier qualifier;
    SqlNode amount;
    String unit;
}
{
    <INTERVAL> { s = span(); }
    [ <MINUS> { parts.negate(); } | <PLUS> ]
    (
        text = Text()
        (
            LOOKAHEAD({ getToken(2).kind == TO || getToken(2).kind == LPAREN })
            qualifier = IntervalQualifier() { return parts.range(text, qualifier, s.end(this)); }
        |
            LOOKAHEAD({ IntervalBuilder.isUnit(getToken(1).image) })
            unit = Identifier() { parts.signFirst(); parts.add(text, unit, getPos()); }
            ( LOOKAHEAD({ isIntervalPart() })
              AddIntervalPart(parts) )*
            { return parts.build(s.end(this)); }
        |
            { return parts.parse(text, s.end(this)); }
        )
    |
        LOOKAHEAD({ isAmount(getToken(1)) || getToken(1).kind == MINUS })
        { parts.signFirst(); } AddIntervalPart(parts)
        ( LOOKAHEAD({ isIntervalPart() })
          AddIntervalPart(parts) )*
        { return parts.build(s.end(this)); }
    |
        (
            <LPAREN> amount = Expression(ExprContext.ACCEPT_SUB_QUERY) <RPAREN>
        |
            amount = CompoundIdentifier()
        )
        unit = Identifier() { return parts.times(amount, unit, getPos(), s.end(this)); }
    )
}

void AddIntervalPart(IntervalBuilder parts) :
{
    String sign = "";
    String amount;
    final String unit;
}
{
    [ <MINUS> { sign = "-"; } ]
    (
        <UNSIGNED_INTEGER_LITERAL> { amount = token.image; }
    |
        <DECIMAL_NUMERIC_LITERAL> { amount = token.image; }
    |
        amount = Text()
    )
    unit = Identifier() { parts.add(sign + amount, unit, getPos()); }
}
