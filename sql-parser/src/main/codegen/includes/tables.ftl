<#-- SPDX-License-Identifier: Apache-2.0 -->
SqlNode FromClause() :
{
    SqlNode from;
}
{
    from = TableRef1(ExprContext.ACCEPT_QUERY_OR_JOIN)
    (
        LOOKAHEAD(2) from = LateralView(from)
    |
        from = JoinOrCommaTable(from)
    )*
    { return from; }
}

<#-- t LATERAL VIEW [OUTER] explode(x) v AS a, b is a join with a table function. -->
SqlNode LateralView(SqlNode left) :
{
    final Span s;
    boolean outer = false;
    final SqlNode call;
    SqlIdentifier alias = null;
    final List<SqlNode> columns = new ArrayList<SqlNode>();
}
{
    <LATERAL> { s = span(); } <VIEW> [ <OUTER> { outer = true; } ]
    call = NamedFunctionCall()
    [ LOOKAHEAD(2) alias = SimpleIdentifier() ]
    [ <AS> AddSimpleIdentifiers(columns) ]
    { return SparkOperators.lateralView(left, outer, call, alias, columns, s.end(this)); }
}

<#-- One table of a FROM clause. -->
SqlNode TableRef3(ExprContext exprContext, boolean lateral) :
{
    SqlNode table;
    SqlNode sampled;
}
{
    (
        LOOKAHEAD({ getToken(1).kind == VALUES })
        table = TableConstructor()
    |
        LOOKAHEAD({ getToken(1).kind == RANGE })
        table = RangeFunction()
    |
        LOOKAHEAD(2)
        table = NamedTable()
    |
        LOOKAHEAD({ getToken(1).kind == LPAREN || (getToken(1).kind == LATERAL && getToken(2).kind == LPAREN) })
        [ <LATERAL> { lateral = true; } ]
        table = ParenthesizedExpression(exprContext)
        { table = addLateral(table, lateral); }
    |
        LOOKAHEAD({ getToken(1).kind == UNNEST })
        table = Unnest()
    |
        LOOKAHEAD(2)
        [ <LATERAL> { lateral = true; } ]
        table = TableFunctionCall()
        { table = addLateral(table, lateral); }
    |
        <LATERAL> ( LOOKAHEAD({ getToken(1).kind == RANGE }) table = RangeFunction() | table = NamedTable() )
        { table = addLateral(table, true); }
    )
    [ LOOKAHEAD(2) table = Pivot(table) ]
    [ LOOKAHEAD(2) table = Unpivot(table) ]
    { sampled = table; }
    [ table = Tablesample(table) ]
    [ LOOKAHEAD(2, { !isPivot() && !isDistribution() }) table = TableAlias(table) ]
    { table = SparkOperators.underItsName(table, sampled); sampled = table; }
    [ table = Tablesample(table) { table = SparkOperators.underItsName(table, sampled); } ]
    [ LOOKAHEAD(2) table = Pivot(table) ]
    [ LOOKAHEAD(2) table = Unpivot(table) ]
    { return table; }
}

SqlNode NamedTable() :
{
    final SqlIdentifier name;
    SqlNode table;
}
{
    name = CompoundTableIdentifier()
    (
        table = ImplicitTableFunctionCallArgs(name)
    |
        { table = name; }
        [ LOOKAHEAD({ isTimeTravel() }) table = TimeTravel(name) ]
    )
    { return table; }
}

<#-- RANGE is reserved for window frames, but range(…) is a table function. -->
SqlNode RangeFunction() :
{
    final SqlNode table;
    final SqlIdentifier name;
}
{
    <RANGE> { name = new SqlIdentifier(unquotedIdentifier(), getPos()); }
    table = ImplicitTableFunctionCallArgs(name)
    { return table; }
}

SqlNode Unnest() :
{
    final Span s;
    final SqlNodeList args;
    SqlUnnestOperator op = SqlStdOperatorTable.UNNEST;
}
{
    <UNNEST> { s = span(); }
    args = ParenthesizedQueryOrCommaList(ExprContext.ACCEPT_SUB_QUERY)
    [ LOOKAHEAD(2) <WITH> <ORDINALITY> { op = SqlStdOperatorTable.UNNEST_WITH_ORDINALITY; } ]
    { return op.createCall(s.end(this), args.getList()); }
}

<#-- t VERSION AS OF 3 · t TIMESTAMP AS OF '2026-01-01'. -->
SqlNode TimeTravel(SqlIdentifier table) :
{
    final SqlNode at;
    final boolean version;
}
{
    [ <FOR> ]
    (
        <VERSION> { version = true; }
    |
        <TIMESTAMP> { version = false; }
    |
        <SYSTEM_TIME> { version = false; }
    )
    <AS> <OF> at = Expression3(ExprContext.ACCEPT_NON_QUERY)
    {
        final SqlParserPos pos = Span.of(table).end(this);
        return version ? VersionedTable.atVersion(pos, table, at) : VersionedTable.atTime(pos, table, at);
    }
}

SqlNode TableAlias(SqlNode table) :
{
    final SqlIdentifier alias;
    final SqlNodeList columns;
}
{
    [ <AS> ] alias = SimpleIdentifier()
    (
        LOOKAHEAD(2) columns = ParenthesizedSimpleIdentifierList()
    |
        { columns = null; }
    )
    {
        checkNotJoin(table);
        final List<SqlNode> operands = new ArrayList<SqlNode>();
        operands.add(table);
        operands.add(alias);
        if (columns != null) {
            operands.addAll(columns.getList());
        }
        return SqlStdOperatorTable.AS.createCall(Span.of(table).end(this), operands);
    }
}

<#-- TABLESAMPLE (10 PERCENT) · TABLESAMPLE (5 ROWS) · TABLESAMPLE BERNOULLI (10). -->
SqlNode Tablesample(SqlNode table) :
{
    final Span s;
    boolean bernoulli = true;
    final SqlNumericLiteral amount;
    Integer seed = null;
    boolean rows = false;
}
{
    <TABLESAMPLE> { s = span(); checkNotJoin(table); }
    [ <BERNOULLI> | <SYSTEM> { bernoulli = false; } ]
    <LPAREN> amount = UnsignedNumericLiteral()
    (
        <ROWS> { rows = true; }
    |
        [ <PERCENT> ]
    )
    <RPAREN>
    [ <REPEATABLE> <LPAREN> seed = IntLiteral() <RPAREN> ]
    {
        if (rows) {
            return SparkOperators.firstRows(table, amount, s.end(this));
        }
        final BigDecimal rate = amount.bigDecimalValue().divide(ONE_HUNDRED);
        final SqlSampleSpec sample = seed == null
            ? SqlSampleSpec.createTableSample(bernoulli, rate)
            : SqlSampleSpec.createTableSample(bernoulli, rate, seed);
        return SqlStdOperatorTable.TABLESAMPLE.createCall(
            s.end(this), table, SqlLiteral.createSample(sample, s.end(this)));
    }
}

JoinType SemiJoin() :
{
}
{
    [ <LEFT> ] <SEMI> <JOIN> { return JoinType.LEFT_SEMI_JOIN; }
}

JoinType AntiJoin() :
{
}
{
    [ <LEFT> ] <ANTI> <JOIN> { return JoinType.LEFT_ANTI_JOIN; }
}
