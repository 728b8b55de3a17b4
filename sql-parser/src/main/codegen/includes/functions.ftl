<#-- SPDX-License-Identifier: Apache-2.0 -->
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
        LOOKAHEAD({ isStructCall() })
        <LPAREN> { args = new ArrayList<SqlNode>(); } AddSelectItem(args) ( <COMMA> AddSelectItem(args) )* <RPAREN>
    |
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
