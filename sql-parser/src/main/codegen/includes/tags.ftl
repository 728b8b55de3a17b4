<#-- SPDX-License-Identifier: Apache-2.0 -->
<#-- Tags, and row filters and column masks by tag. TAGS, POLICY and POLICIES are no words of the grammar. -->
<#-- SET TAGS ('k' = 'v', 'k') · UNSET TAGS ('k') · ALTER COLUMN c SET TAGS ('k' = 'v'). -->
SqlNode AlterTags(Span s, Securable.Kind kind, SqlIdentifier name) :
{
    SqlIdentifier column = null;
    final PropertyList tags = new PropertyList();
    final List<String> gone = new ArrayList<String>();
    String tag;
    final AccessAction.ObjectName object = new AccessAction.ObjectName(kind, name);
}
{
    [
        ( <ALTER> | <CHANGE> )
        [ LOOKAHEAD({ getToken(1).kind == COLUMN && getToken(2).kind != SET && getToken(2).kind != UNSET }) <COLUMN> ]
        column = SimpleIdentifier()
    ]
    (
        <SET> SimpleIdentifier() <LPAREN> AddTag(tags) ( <COMMA> AddTag(tags) )* <RPAREN>
        { return new TagStatement(s.end(this), new TagAction.SetTags(object, java.util.Optional.ofNullable(column), tags.asMap())); }
    |
        <UNSET> SimpleIdentifier() <LPAREN> tag = Text() { gone.add(tag); } ( <COMMA> tag = Text() { gone.add(tag); } )* <RPAREN>
        { return new TagStatement(s.end(this), new TagAction.UnsetTags(object, java.util.Optional.ofNullable(column), gone)); }
    )
}

void AddTag(PropertyList tags) :
{
    final String name;
    String value = "";
}
{
    name = Text() [ <EQ> value = Text() ]
    { tags.add(name, value, getPos()); }
}

SqlNode CreatePolicy(Span s, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    final AccessAction.ObjectName object;
    String comment = null;
    final TagPolicy.Kind kind;
    final SqlIdentifier function;
    final List<SqlIdentifier> to = new ArrayList<SqlIdentifier>();
    final List<SqlIdentifier> except = new ArrayList<SqlIdentifier>();
    TagCondition when = null;
    final List<TagPolicy.Match> matches = new ArrayList<TagPolicy.Match>();
    SqlIdentifier masked = null;
    final List<SqlNode> using = new ArrayList<SqlNode>();
}
{
    SimpleIdentifier()
    name = SimpleIdentifier()
    <ON> object = GrantedObject()
    [ <COMMENT> comment = Text() ]
    (
        <ROW> <FILTER> { kind = TagPolicy.Kind.ROW_FILTER; }
    |
        <COLUMN> <MASK> { kind = TagPolicy.Kind.COLUMN_MASK; }
    )
    function = CompoundIdentifier()
    <TO> AddPrincipals(to)
    [ <EXCEPT> AddPrincipals(except) ]
    <FOR> <TABLES>
    [ <WHEN> when = TagConditionOr() ]
    [ <MATCH> <COLUMNS> AddTagMatch(matches) ( <COMMA> AddTagMatch(matches) )* ]
    [ <ON> <COLUMN> masked = SimpleIdentifier() ]
    [ <USING> <COLUMNS> <LPAREN> [ PolicyArgument(using) ( <COMMA> PolicyArgument(using) )* ] <RPAREN> ]
    {
        if ((kind == TagPolicy.Kind.COLUMN_MASK) != (masked != null)) {
            throw ParserErrors.maskedColumn(s.pos());
        }
        return new TagStatement(s.end(this), new TagAction.CreatePolicy(name, object,
            IfExistsClause.of(replace, false, s.pos()),
            new TagAction.Body(java.util.Optional.ofNullable(comment), kind, function, to, except,
                java.util.Optional.ofNullable(when), matches, java.util.Optional.ofNullable(masked), using)));
    }
}

void AddPrincipals(List<SqlIdentifier> principals) :
{
    SqlIdentifier principal;
}
{
    principal = SimpleIdentifier() { principals.add(principal); }
    ( <COMMA> principal = SimpleIdentifier() { principals.add(principal); } )*
}

void AddTagMatch(List<TagPolicy.Match> matches) :
{
    final TagCondition condition;
    SqlIdentifier alias = null;
}
{
    condition = TagConditionOr()
    [ LOOKAHEAD({ getToken(1).kind != ON && getToken(1).kind != USING && getToken(1).kind != COMMA && getToken(1).kind != EOF })
      [ <AS> ] alias = SimpleIdentifier() ]
    { matches.add(new TagPolicy.Match(condition, alias == null ? "" : alias.getSimple())); }
}

TagCondition TagConditionOr() :
{
    TagCondition left;
    TagCondition right;
}
{
    left = TagConditionAnd()
    ( <OR> right = TagConditionAnd() { left = new TagCondition.Or(left, right); } )*
    { return left; }
}

TagCondition TagConditionAnd() :
{
    TagCondition left;
    TagCondition right;
}
{
    left = TagConditionNot()
    ( <AND> right = TagConditionNot() { left = new TagCondition.And(left, right); } )*
    { return left; }
}

TagCondition TagConditionNot() :
{
    final TagCondition of;
    final SqlIdentifier function;
    final String tag;
    String value = null;
}
{
    <NOT> of = TagConditionNot() { return new TagCondition.Not(of); }
|
    <LPAREN> of = TagConditionOr() <RPAREN> { return of; }
|
    function = SimpleIdentifier() <LPAREN> tag = Text() [ <COMMA> value = Text() ] <RPAREN>
    { return ParserErrors.requireTagFunction(function, tag, value); }
}

SqlNode DropPolicy(Span s) :
{
    final IfMissing ifMissing;
    final SqlIdentifier name;
    final AccessAction.ObjectName object;
}
{
    SimpleIdentifier() ifMissing = IfExists() name = SimpleIdentifier() <ON> object = GrantedObject()
    { return new TagStatement(s.end(this), new TagAction.DropPolicy(name, object, ifMissing)); }
}

SqlNode ShowPolicies(Span s) :
{
    TagAction.ShowPolicies.Reach reach = TagAction.ShowPolicies.Reach.OWN;
    final AccessAction.ObjectName object;
}
{
    [
        LOOKAHEAD({ isWord(1, "EFFECTIVE") })
        SimpleIdentifier() { reach = TagAction.ShowPolicies.Reach.EFFECTIVE; }
    ]
    SimpleIdentifier() <ON> object = GrantedObject()
    { return new TagStatement(s.end(this), new TagAction.ShowPolicies(object, reach)); }
}

SqlNode DescribePolicy(Span s) :
{
    final SqlIdentifier name;
    final AccessAction.ObjectName object;
}
{
    SimpleIdentifier() name = SimpleIdentifier() <ON> object = GrantedObject()
    { return new TagStatement(s.end(this), new TagAction.DescribePolicy(name, object)); }
}
