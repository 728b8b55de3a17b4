<#-- SPDX-License-Identifier: Apache-2.0 -->
<#-- FROM t |> WHERE a > 1 |> AGGREGATE sum(b) GROUP BY c. -->
SqlNode Pipeline(SqlNode query) :
{
    final Pipeline pipeline = Pipeline.of(query);
}
{
    ( <PIPE> PipeOperator(pipeline) )+
    { return pipeline.query(); }
}

void PipeOperator(Pipeline pipeline) :
{
    SqlSelect select;
    SqlIdentifier alias;
    SqlNode node;
    SqlOperator op;
    final List<SqlNode> items = new ArrayList<SqlNode>();
    final List<SqlNode> keys = new ArrayList<SqlNode>();
    Span s;
}
{
    select = SqlSelect() { pipeline.select(select); }
|
    <EXTEND> { s = span(); } AddSelectItem(items) ( <COMMA> AddSelectItem(items) )*
    { pipeline.extend(items, s.end(this)); }
|
    <SET> { s = span(); } AddPipeAssignment(items) ( <COMMA> AddPipeAssignment(items) )*
    { pipeline.set(items, s.end(this)); }
|
    <DROP> { s = span(); } AddSimpleIdentifiers(items) { pipeline.drop(items, s.end(this)); }
|
    <AS> alias = SimpleIdentifier() { pipeline.as(alias); }
|
    node = Where() { pipeline.where(node); }
|
    node = Pivot(pipeline.single()) { pipeline.from(node); }
|
    node = Unpivot(pipeline.single()) { pipeline.from(node); }
|
    node = Tablesample(pipeline.single()) { pipeline.sampled(node); }
|
    LOOKAHEAD({ isSetOperator(getToken(1).kind) })
    op = BinaryQueryOperator() node = LeafQueryOrExpr(ExprContext.ACCEPT_QUERY)
    { pipeline.combine(op, node, getPos()); }
|
    LOOKAHEAD({ isOrdering(getToken(1).kind) })
    node = PlainOrderByLimitOpt(pipeline.plain()) { pipeline.ordered(node); }
|
    LOOKAHEAD({ getToken(1).image.equalsIgnoreCase("AGGREGATE") && getToken(2).kind != JOIN })
    SimpleIdentifier() { s = span(); }
    [ LOOKAHEAD({ getToken(1).kind != GROUP }) AddSelectItem(items) ( <COMMA> AddSelectItem(items) )* ]
    [ <GROUP> <BY> AddSelectItem(keys) ( <COMMA> AddSelectItem(keys) )* ]
    { pipeline.aggregate(items, keys, s.end(this)); }
|
    node = JoinTable(pipeline.source()) { pipeline.from(node); }
}

void AddPipeAssignment(List<SqlNode> list) :
{
    final SqlIdentifier column;
    final SqlNode value;
}
{
    column = SimpleIdentifier() <EQ> value = Expression(ExprContext.ACCEPT_SUB_QUERY)
    { list.add(SqlStdOperatorTable.EQUALS.createCall(Span.of(column).end(value), column, value)); }
}
