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

<#-- Calls whose arguments are not a plain list and that a few tokens tell apart. -->
SqlNode BuiltinFunctionCall() :
{
    final SqlNode e;
}
{
    (
        e = CastCall()
    |
        e = ExtractCall()
    |
        e = DirectedTrimCall()
    |
        e = TimestampArithmetic()
    )
    { return e; }
}

SqlNode CastCall() :
{
    final SqlOperator op;
    final Span s;
    final List<SqlNode> args = new ArrayList<SqlNode>();
    final SqlNode type;
}
{
    (
        <CAST> { op = SqlStdOperatorTable.CAST; }
    |
        <TRY_CAST> { op = SqlLibraryOperators.TRY_CAST; }
    )
    { s = span(); }
    <LPAREN> AddExpression(args, ExprContext.ACCEPT_SUB_QUERY) <AS>
    (
        <INTERVAL> type = IntervalQualifier()
    |
        type = DataType()
    )
    <RPAREN>
    { args.add(type); return op.createCall(s.end(this), args); }
}

SqlNode ExtractCall() :
{
    final Span s;
    final SqlNode unit;
    final SqlNode value;
}
{
    <EXTRACT> { s = span(); } <LPAREN> unit = TimeUnitOrName() <FROM> value = Expression(ExprContext.ACCEPT_SUB_QUERY) <RPAREN>
    { return SqlStdOperatorTable.EXTRACT.createCall(s.end(this), unit, value); }
}

SqlNode DirectedTrimCall() :
{
    final Span s;
    final SqlLiteral flag;
    SqlNode characters = null;
    final SqlNode value;
}
{
    <TRIM> { s = span(); } <LPAREN>
    (
        <BOTH> { flag = SqlTrimFunction.Flag.BOTH.symbol(getPos()); }
    |
        <LEADING> { flag = SqlTrimFunction.Flag.LEADING.symbol(getPos()); }
    |
        <TRAILING> { flag = SqlTrimFunction.Flag.TRAILING.symbol(getPos()); }
    )
    [ LOOKAHEAD({ getToken(1).kind != FROM }) characters = Expression(ExprContext.ACCEPT_SUB_QUERY) ]
    <FROM> value = Expression(ExprContext.ACCEPT_SUB_QUERY) <RPAREN>
    { return SqlStdOperatorTable.TRIM.createCall(s.end(this), flag, characters, value); }
}

SqlNode PositionCall() :
{
    final Span s;
    final SqlNode part;
    final SqlNode whole;
}
{
    <POSITION> { s = span(); } <LPAREN> part = AtomicRowExpression() <IN> whole = Expression(ExprContext.ACCEPT_SUB_QUERY) <RPAREN>
    { return SqlStdOperatorTable.POSITION.createCall(s.end(this), part, whole); }
}

<#-- dateadd(DAY, 1, d), timestampdiff(HOUR, a, b) and their other names. -->
SqlNode TimestampArithmetic() :
{
    final SqlIdentifier name;
    final Span s;
    final SqlIdentifier unit;
    final SqlNode first;
    final SqlNode second;
}
{
    name = SimpleIdentifier() { s = span(); }
    <LPAREN> unit = SimpleIdentifier() <COMMA> first = Expression(ExprContext.ACCEPT_SUB_QUERY)
    <COMMA> second = Expression(ExprContext.ACCEPT_SUB_QUERY) <RPAREN>
    { return SparkOperators.dateArithmetic(name, unit, first, second, s.end(this)); }
}

SqlNode NamedFunctionCall() :
{
    SqlCall call;
    final Span filterSpan;
    final SqlNode filter;
    final Span overSpan;
    final SqlNode over;
}
{
    (
        LOOKAHEAD({ isWordedCall() }) call = WordedCall()
    |
        call = PlainCall()
    )
    [ LOOKAHEAD(2) call = nullTreatment(call) ]
    [ LOOKAHEAD(2) call = withinGroup(call) ]
    [
        LOOKAHEAD(2) <FILTER> { filterSpan = span(); }
        <LPAREN> <WHERE> filter = Expression(ExprContext.ACCEPT_SUB_QUERY) <RPAREN>
        { call = SqlStdOperatorTable.FILTER.createCall(filterSpan.end(this), call, filter); }
    ]
    [ LOOKAHEAD(2) call = nullTreatment(call) ]
    [
        <OVER> { overSpan = span(); }
        (
            over = SimpleIdentifier()
        |
            over = WindowSpecification()
        )
        { call = SqlStdOperatorTable.OVER.createCall(overSpan.end(over), call, over); }
    ]
    { return call; }
}

<#-- Calls that may part their arguments by words: SUBSTRING(s FROM 2 FOR 3), FLOOR(t TO DAY). -->
SqlCall WordedCall() :
{
    final SqlIdentifier name;
    final Span s;
    final List<SqlNode> args = new ArrayList<SqlNode>();
    final SqlIntervalQualifier unit;
}
{
    ( <IDENTIFIER> | <SUBSTRING> | <OVERLAY> | <TRIM> | <FLOOR> | <CEIL> | <CEILING> )
    { s = span(); name = new SqlIdentifier(unquotedIdentifier(), getPos()); }
    <LPAREN> AddExpression(args, ExprContext.ACCEPT_SUB_QUERY)
    (
        <TO> unit = TimeUnitOrName() { args.add(unit); }
        <RPAREN> { return SparkOperators.rounding(name, args, s.end(this)); }
    |
        <PLACING> AddExpression(args, ExprContext.ACCEPT_SUB_QUERY)
        <FROM> AddExpression(args, ExprContext.ACCEPT_SUB_QUERY)
        [ <FOR> AddExpression(args, ExprContext.ACCEPT_SUB_QUERY) ]
        <RPAREN> { return SparkOperators.overlay(name, args, s.end(this)); }
    |
        <FROM> AddExpression(args, ExprContext.ACCEPT_SUB_QUERY)
        [ <FOR> AddExpression(args, ExprContext.ACCEPT_SUB_QUERY) ]
        <RPAREN> { return SparkOperators.from(name, args, s.end(this)); }
    |
        ( <COMMA> AddExpression(args, ExprContext.ACCEPT_SUB_QUERY) )*
        <RPAREN>
        { return createCall(name, s.end(this), SqlFunctionCategory.USER_DEFINED_FUNCTION, null, args); }
    )
}

SqlCall PlainCall() :
{
    final SqlIdentifier name;
    final Span s;
    final List<SqlNode> args;
    SqlLiteral quantifier = null;
}
{
    name = FunctionName() { s = span(); }
    (
        LOOKAHEAD(3) <LPAREN> <STAR> <RPAREN> { args = ImmutableList.<SqlNode>of(SqlIdentifier.star(getPos())); }
    |
        LOOKAHEAD(2) <LPAREN> <RPAREN> { args = ImmutableList.<SqlNode>of(); }
    |
        args = FunctionParameterList(ExprContext.ACCEPT_SUB_QUERY)
        { quantifier = (SqlLiteral) args.get(0); args.remove(0); }
    )
    { return createCall(name, s.end(this), SqlFunctionCategory.USER_DEFINED_FUNCTION, quantifier, args); }
}

SqlIdentifier FunctionName() :
{
    final SqlIdentifier name;
}
{
    (
        name = CompoundIdentifier()
    |
        ( <LEFT> | <RIGHT> | <SOME> | <ANY> | <RANGE> | <WINDOW> | <CURRENT_DATE> | <CURRENT_TIME> | <CURRENT_TIMESTAMP>
        | <CURRENT_USER> | <LOCALTIMESTAMP> | <EXISTS> )
        { name = new SqlIdentifier(unquotedIdentifier(), getPos()); }
    )
    { return name; }
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
        LOOKAHEAD(3) <GT> <GT> <GT> { op = SparkOperators.SHIFT_RIGHT_UNSIGNED; }
    |
        LOOKAHEAD(2) <GT> <GT> { op = SparkOperators.SHIFT_RIGHT; }
    )
    {
        checkNonQueryExpression(exprContext);
        list.add(new SqlParserUtil.ToTreeListItem(op, getPos()));
    }
    AddExpression2b(list, ExprContext.ACCEPT_SUB_QUERY)
}
