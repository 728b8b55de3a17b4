<#-- SPDX-License-Identifier: Apache-2.0 -->
<#-- Types by Spark's names, the same in CAST and in CREATE TABLE. -->
SqlDataTypeSpec DataType() :
{
    final SqlTypeNameSpec type;
}
{
    (
        LOOKAHEAD(2) type = ArrayType()
    |
        LOOKAHEAD(2) type = MapType()
    |
        LOOKAHEAD({ getToken(1).image.equalsIgnoreCase("STRUCT") && (getToken(2).kind == LT || getToken(2).kind == NE) })
        type = StructType()
    |
        type = ScalarType()
    )
    { return new SqlDataTypeSpec(type, type.getParserPos()); }
}

ArrayTypeSpec ArrayType() :
{
    final Span s;
    final SqlDataTypeSpec element;
}
{
    <ARRAY> { s = span(); } <LT> element = DataType() <GT>
    { return new ArrayTypeSpec(element, s.end(this)); }
}

MapTypeSpec MapType() :
{
    final Span s;
    final SqlDataTypeSpec key;
    final SqlDataTypeSpec value;
}
{
    <MAP> { s = span(); } <LT> key = DataType() <COMMA> value = DataType() <GT>
    { return new MapTypeSpec(key, value, s.end(this)); }
}

StructTypeSpec StructType() :
{
    final Span s;
    final List<ColumnDefinition> fields = new ArrayList<ColumnDefinition>();
}
{
    SimpleIdentifier() { s = span(); }
    (
        <NE>
    |
        <LT>
        [ AddStructField(fields) ( <COMMA> AddStructField(fields) )* ]
        <GT>
    )
    { return new StructTypeSpec(fields, s.end(this)); }
}

void AddStructField(List<ColumnDefinition> fields) :
{
    final SqlIdentifier name;
    SqlDataTypeSpec type;
    String comment = null;
    boolean nullable = true;
}
{
    name = SimpleIdentifier() [ <COLON> ] type = DataType()
    [ <NOT> <NULL> { nullable = false; } ]
    [ <COMMENT> comment = Text() ]
    { fields.add(ColumnDefinition.of(name, type.withNullable(nullable), comment)); }
}

ScalarTypeSpec ScalarType() :
{
    final SqlIdentifier name;
    final Span s;
    String suffix = "";
    Integer precision = null;
    Integer scale = null;
}
{
    name = SimpleIdentifier() { s = span(); }
    [
        LOOKAHEAD(2) <PRECISION> { suffix = " PRECISION"; }
    |
        LOOKAHEAD(2) <VARYING> { suffix = " VARYING"; }
    |
        LOOKAHEAD(4) <WITH> <LOCAL> <TIME> <ZONE> { suffix = " WITH LOCAL TIME ZONE"; }
    |
        LOOKAHEAD(3) <WITHOUT> <TIME> <ZONE> { suffix = " WITHOUT TIME ZONE"; }
    ]
    [
        LOOKAHEAD(2)
        <LPAREN> precision = UnsignedIntLiteral() [ <COMMA> scale = IntLiteral() ] <RPAREN>
    ]
    { return ScalarTypeSpec.of(name.getSimple() + suffix, precision, scale, s.end(this)); }
}
