<#-- SPDX-License-Identifier: Apache-2.0 -->
SqlSelect SqlSelect() :
{
    final List<SqlLiteral> keywords = new ArrayList<SqlLiteral>();
    final SqlLiteral keyword;
    final SqlNodeList keywordList;
    final List<SqlNode> selectList = new ArrayList<SqlNode>();
    final List<SqlNode> hints = new ArrayList<SqlNode>();
    SqlNode from = null;
    SqlNode where = null;
    SqlNodeList groupBy = null;
    SqlNode having = null;
    SqlNodeList windows = null;
    SqlNode qualify = null;
    final Span s;
}
{
    <SELECT> { s = span(); }
    [ <HINT_BEG> AddHint(hints) ( [ <COMMA> ] AddHint(hints) )* <COMMENT_END> ]
    [ keyword = AllOrDistinct() { keywords.add(keyword); } ]
    { keywordList = new SqlNodeList(keywords, s.addAll(keywords).pos()); }
    AddSelectItem(selectList)
    ( <COMMA> AddSelectItem(selectList) )*
    [ <FROM> from = FromClause() ]
    [ where = Where() ]
    [ groupBy = GroupBy() ]
    [ having = Having() ]
    (
        qualify = Qualify() [ windows = Window() ]
    |
        [ windows = Window() [ qualify = Qualify() ] ]
    )
    {
        return new SqlSelect(s.end(this), keywordList,
            new SqlNodeList(selectList, Span.of(selectList).pos()),
            from, where, groupBy, having, windows, qualify,
            null, null, null, new SqlNodeList(hints, getPos()));
    }
}

<#-- Only identifiers name columns: a string after an expression is an error, not an alias. -->
void AddSelectItem(List<SqlNode> list) :
{
    final SqlNode e;
    final SqlIdentifier id;
}
{
    e = SelectExpression()
    (
        LOOKAHEAD(2, { !isDistribution() })
        { requireSpaceAfterNumber(); } [ <AS> ] id = SimpleIdentifier()
        { list.add(SqlStdOperatorTable.AS.createCall(span().end(e), e, id)); }
    |
        { list.add(e); }
    )
}

SqlNode LeafQuery(ExprContext exprContext) :
{
    SqlNode query;
}
{
    { checkQueryExpression(exprContext); }
    (
        query = SqlSelect()
    |
        query = FromFirst()
    |
        query = TableConstructor()
        [ LOOKAHEAD({ isInlineTableAlias() }) query = TableAlias(query) { query = SparkOperators.selectAll(query); } ]
    |
        query = ExplicitTable(getPos())
    )
    { return query; }
}

<#-- FROM t SELECT a, or FROM t alone. -->
SqlNode FromFirst() :
{
    final SqlNode from;
    final SqlSelect select;
}
{
    <FROM> from = FromClause()
    (
        select = SqlSelect() { return SparkOperators.fromFirst(from, select); }
    |
        { return SparkOperators.selectAll(from); }
    )
}

<#--
  SORT BY orders within partitions, CLUSTER BY too: a result in full order is in that order as well.
  DISTRIBUTE BY says where rows are worked on, which changes no result.
-->
SqlNode OrderByLimitOpt(SqlNode query) :
{
}
{
    [ LOOKAHEAD({ getToken(1).kind == PIPE }) query = Pipeline(query) ]
    query = PlainOrderByLimitOpt(query)
    { return query; }
}

SqlNode PlainOrderByLimitOpt(SqlNode query) :
{
    SqlNodeList within = SqlNodeList.EMPTY;
    final SqlNode ordered;
}
{
    [
        LOOKAHEAD({ isDistribution() }) within = Distribution()
    |
        LOOKAHEAD({ getToken(1).kind == ORDER && getToken(3).kind == ALL })
        within = OrderByAllColumns()
    ]
    ordered = CalciteOrderByLimitOpt(query)
    { return SparkOperators.sorted(query, ordered, within); }
}

SqlNodeList OrderByAllColumns() :
{
    SqlNode key;
}
{
    <ORDER> <BY> <ALL> { key = OrderByAll.OPERATOR.createCall(getPos()); }
    [ <ASC> | <DESC> { key = SqlStdOperatorTable.DESC.createCall(getPos(), key); } ]
    [
        LOOKAHEAD(2) <NULLS> <FIRST> { key = SqlStdOperatorTable.NULLS_FIRST.createCall(getPos(), key); }
    |
        <NULLS> <LAST> { key = SqlStdOperatorTable.NULLS_LAST.createCall(getPos(), key); }
    ]
    { return SqlNodeList.of(key); }
}

SqlNodeList Distribution() :
{
    final Span s = Span.of();
    final List<SqlNode> items = new ArrayList<SqlNode>();
}
{
    (
        <SORT> <BY> { s.add(this); } AddOrderItems(items)
    |
        <CLUSTER> <BY> { s.add(this); } AddOrderItems(items)
    |
        <DISTRIBUTE> <BY> { s.add(this); } AddOrderItems(items) { items.clear(); }
        [ <SORT> <BY> AddOrderItems(items) ]
    )
    { return new SqlNodeList(items, s.end(this)); }
}

void AddOrderItems(List<SqlNode> items) :
{
}
{
    AddOrderItem(items) ( <COMMA> AddOrderItem(items) )*
}

<#-- AS may be left out. -->
void AddWithItem(List<SqlWithItem> list, SqlLiteral recursive) :
{
    final SqlIdentifier id;
    SqlNodeList columns = null;
    final SqlNode definition;
}
{
    id = SimpleIdentifier()
    [ LOOKAHEAD({ getToken(1).kind == LPAREN && !isQueryStart(getToken(2).kind) }) columns = ParenthesizedSimpleIdentifierList() ]
    [ <AS> ]
    definition = ParenthesizedExpression(ExprContext.ACCEPT_QUERY)
    { list.add(new SqlWithItem(id.getParserPosition(), id, columns, definition, recursive)); }
}

<#-- GROUP BY a, b · GROUP BY ALL · GROUP BY a, b WITH ROLLUP · GROUP BY a, b GROUPING SETS ((a), (b)). -->
SqlNodeList GroupBy() :
{
    final List<SqlNode> list;
    final Span s;
    SqlOperator withOperator = null;
    List<SqlNode> sets = null;
}
{
    <GROUP> { s = span(); } <BY>
    (
        LOOKAHEAD({ getToken(1).kind == ALL })
        <ALL> { return SparkOperators.groupByAll(getPos(), s.end(this)); }
    |
        list = GroupingElementList()
        [
            LOOKAHEAD(2) <WITH> <ROLLUP> { withOperator = SqlStdOperatorTable.ROLLUP; }
        |
            LOOKAHEAD(2) <WITH> <CUBE> { withOperator = SqlStdOperatorTable.CUBE; }
        |
            LOOKAHEAD(2) <GROUPING> <SETS> { withOperator = SqlStdOperatorTable.GROUPING_SETS; }
            <LPAREN> sets = GroupingElementList() <RPAREN>
        ]
        {
            final SqlParserPos pos = s.end(this);
            return withOperator == null
                ? new SqlNodeList(list, pos)
                : new SqlNodeList(ImmutableList.of(withOperator.createCall(pos, sets == null ? list : sets)), pos);
        }
    )
}

<#-- VALUES (1, 'a'), (2, 'b'); VALUE is an ordinary name. -->
SqlNode TableConstructor() :
{
    final List<SqlNode> rows = new ArrayList<SqlNode>();
    final Span s;
}
{
    <VALUES> { s = span(); }
    AddRowConstructor(rows)
    ( <COMMA> AddRowConstructor(rows) )*
    { return SqlStdOperatorTable.VALUES.createCall(s.end(this), rows); }
}

<#-- DEFAULT stands for a column's default only where it is a whole value. -->
SqlNodeList ParenthesizedQueryOrCommaListWithDefault(ExprContext exprContext) :
{
    final List<SqlNode> list = new ArrayList<SqlNode>();
    final ExprContext first =
        exprContext == ExprContext.ACCEPT_SUB_QUERY ? ExprContext.ACCEPT_NONCURSOR
            : exprContext == ExprContext.ACCEPT_CURSOR ? ExprContext.ACCEPT_ALL : exprContext;
    SqlNode e;
    final Span s;
}
{
    <LPAREN> { s = span(); }
    ( LOOKAHEAD({ isDefaultValue() }) e = Default() | e = OrderedQueryOrExpr(first) ) { list.add(e); }
    (
        <COMMA> { checkNonQueryExpression(exprContext); }
        ( LOOKAHEAD({ isDefaultValue() }) e = Default() | e = Expression(exprContext) ) { list.add(e); }
    )*
    <RPAREN>
    { return new SqlNodeList(list, s.end(this)); }
}

void LimitClause(Span s, SqlNode[] offsetFetch) :
{
}
{
    <LIMIT> { s.add(this); }
    ( LOOKAHEAD({ getToken(1).kind == ALL }) <ALL> | offsetFetch[1] = Expression(ExprContext.ACCEPT_SUB_QUERY) )
}

void OffsetClause(Span s, SqlNode[] offsetFetch) :
{
}
{
    <OFFSET> { s.add(this); } offsetFetch[0] = Expression(ExprContext.ACCEPT_SUB_QUERY)
    [ <ROW> | <ROWS> ]
}
