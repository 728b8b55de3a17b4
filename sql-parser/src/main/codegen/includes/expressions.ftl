<#-- SPDX-License-Identifier: Apache-2.0 -->
<#-- Calcite's atoms without its constructors; array(…), map(…) and the like are plain functions. -->
SqlNode AtomicRowExpression() :
{
    final SqlNode e;
}
{
    (
        LOOKAHEAD(2)
        e = LiteralOrIntervalExpression()
    |
        e = DynamicParam()
    |
        LOOKAHEAD({ isSpecialCall() })
        e = BuiltinFunctionCall()
    |
        LOOKAHEAD( <POSITION> <LPAREN> AtomicRowExpression() <IN> )
        e = PositionCall()
    |
        e = JdbcFunctionCall()
    |
        LOOKAHEAD( FunctionName() <LPAREN> )
        e = NamedFunctionCall()
    |
        e = ContextVariable()
    |
        e = CaseExpression()
    |
        <TILDE> { final Span s = span(); } e = Expression3(ExprContext.ACCEPT_SUB_QUERY)
        { return SqlStdOperatorTable.BITNOT.createCall(s.end(e), e); }
    |
        e = CompoundIdentifier()
    |
        LOOKAHEAD({ allowRowValueStar() })
        <STAR> { return SqlIdentifier.star(getPos()); }
    )
    { return e; }
}

SqlIdentifier ContextVariable() :
{
}
{
    ( <CURRENT_DATE> | <CURRENT_TIME> | <CURRENT_TIMESTAMP> | <CURRENT_USER> | <LOCALTIMESTAMP> )
    { return new SqlIdentifier(unquotedIdentifier(), getPos()); }
}

SqlBinaryOperator BinaryRowOperator() :
{
}
{
    <EQ> { return SqlStdOperatorTable.EQUALS; }
|   <GT> { return SqlStdOperatorTable.GREATER_THAN; }
|   <LT> { return SqlStdOperatorTable.LESS_THAN; }
|   <LE> { return SqlStdOperatorTable.LESS_THAN_OR_EQUAL; }
|   <GE> { return SqlStdOperatorTable.GREATER_THAN_OR_EQUAL; }
|   <NE> { return SqlStdOperatorTable.NOT_EQUALS; }
|   <NE2> { return SqlStdOperatorTable.NOT_EQUALS; }
|   <PLUS> { return SparkOperators.PLUS; }
|   <MINUS> { return SparkOperators.MINUS; }
|   <STAR> { return SqlStdOperatorTable.MULTIPLY; }
|   <SLASH> { return SqlStdOperatorTable.DIVIDE; }
|   <PERCENT_REMAINDER> { return SqlStdOperatorTable.PERCENT_REMAINDER; }
|   <CONCAT> { return SparkOperators.CONCAT; }
|   <AND> { return SqlStdOperatorTable.AND; }
|   <OR> { return SqlStdOperatorTable.OR; }
|   LOOKAHEAD(2) <IS> <DISTINCT> <FROM> { return SqlStdOperatorTable.IS_DISTINCT_FROM; }
|   LOOKAHEAD(3) <IS> <NOT> <DISTINCT> <FROM> { return SqlStdOperatorTable.IS_NOT_DISTINCT_FROM; }
|   <CARET> { return SparkOperators.BIT_XOR; }
|   <AMPERSAND> { return SparkOperators.BIT_AND; }
|   <LEFTSHIFT> { return SparkOperators.SHIFT_LEFT; }
}

SqlOperator PrefixRowOperator() :
{
}
{
    <PLUS> { return SqlStdOperatorTable.UNARY_PLUS; }
|   <MINUS> { return SqlStdOperatorTable.UNARY_MINUS; }
|   <NOT> { return SqlStdOperatorTable.NOT; }
|   <BANG> { return SqlStdOperatorTable.NOT; }
|   <EXISTS> { return SqlStdOperatorTable.EXISTS; }
}

SqlPostfixOperator PostfixRowOperator() :
{
}
{
    <IS>
    (
        <NOT>
        (
            <NULL> { return SqlStdOperatorTable.IS_NOT_NULL; }
        |   <TRUE> { return SqlStdOperatorTable.IS_NOT_TRUE; }
        |   <FALSE> { return SqlStdOperatorTable.IS_NOT_FALSE; }
        |   <UNKNOWN> { return SqlStdOperatorTable.IS_NOT_UNKNOWN; }
        )
    |
        <NULL> { return SqlStdOperatorTable.IS_NULL; }
    |   <TRUE> { return SqlStdOperatorTable.IS_TRUE; }
    |   <FALSE> { return SqlStdOperatorTable.IS_FALSE; }
    |   <UNKNOWN> { return SqlStdOperatorTable.IS_UNKNOWN; }
    )
}

<#-- a LIKE ANY ('x', 'y'): one LIKE for each pattern, joined by OR or AND. -->
void QuantifiedLike(List<Object> list, ExprContext exprContext, Span s) :
{
    boolean negated = false;
    final SqlOperator like;
    final boolean all;
    final SqlNodeList patterns;
}
{
    { checkNonQueryExpression(exprContext); s.clear(); }
    [ <NOT> { negated = true; } ]
    (
        <LIKE> { like = negated ? SqlStdOperatorTable.NOT_LIKE : SqlStdOperatorTable.LIKE; }
    |
        <ILIKE> { like = negated ? SqlLibraryOperators.NOT_ILIKE : SqlLibraryOperators.ILIKE; }
    )
    { s.add(this); }
    ( <ANY> { all = false; } | <SOME> { all = false; } | <ALL> { all = true; } )
    patterns = ParenthesizedQueryOrCommaList(ExprContext.ACCEPT_NON_QUERY)
    {
        list.add(new SqlParserUtil.ToTreeListItem(
            all ? SparkOperators.all(like) : SparkOperators.any(like), s.pos()));
        list.add(patterns);
    }
}

void NullSafeEquals(List<Object> list, ExprContext exprContext, Span s) :
{
}
{
    <NULL_SAFE_EQUALS>
    {
        checkNonQueryExpression(exprContext);
        list.add(new SqlParserUtil.ToTreeListItem(SqlStdOperatorTable.IS_NOT_DISTINCT_FROM, getPos()));
    }
    AddExpression2b(list, ExprContext.ACCEPT_SUB_QUERY)
}

<#-- a::INT is CAST(a AS INT). -->
void ColonCast(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlNode type;
}
{
    <DOUBLE_COLON>
    {
        checkNonQueryExpression(exprContext);
        list.add(new SqlParserUtil.ToTreeListItem(SparkOperators.CAST, getPos()));
    }
    ( <INTERVAL> type = IntervalQualifier() | type = DataType() ) { list.add(type); }
}

<#-- a COLLATE utf8_lcase is collate(a, 'utf8_lcase'). -->
void Collation(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlIdentifier name;
}
{
    <COLLATE>
    {
        checkNonQueryExpression(exprContext);
        list.add(new SqlParserUtil.ToTreeListItem(SparkOperators.COLLATE, getPos()));
    }
    name = CompoundIdentifier()
    { list.add(SqlLiteral.createCharString(String.join(".", name.names), name.getParserPosition())); }
}

<#-- Operators Calcite has no token for; they become function calls. -->
void InfixFunction(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlOperator op;
}
{
    (
        LOOKAHEAD(2) <DIV> { op = SparkOperators.DIV; }
    |
        <VERTICAL_BAR> { op = SparkOperators.BIT_OR; }
    |
        LOOKAHEAD({ isArrow(3) }) <GT> <GT> <GT> { op = SparkOperators.SHIFT_RIGHT_UNSIGNED; }
    |
        LOOKAHEAD({ isArrow(2) }) <GT> <GT> { op = SparkOperators.SHIFT_RIGHT; }
    )
    {
        checkNonQueryExpression(exprContext);
        list.add(new SqlParserUtil.ToTreeListItem(op, getPos()));
    }
    AddExpression2b(list, ExprContext.ACCEPT_SUB_QUERY)
}
