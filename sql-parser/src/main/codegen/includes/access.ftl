<#-- SPDX-License-Identifier: Apache-2.0 -->
<#-- Users, groups, grants, owners. -->
SqlNode CreatePrincipal(Span s, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    String password = null;
}
{
    { ParserErrors.requireNo(replace, "OR REPLACE", "CREATE USER and CREATE GROUP", s.pos()); }
    (
        <USER> ifNotExists = IfNotExists() name = SimpleIdentifier() [ <PASSWORD> password = Text() ]
        { return new AccessStatement(s.end(this), new AccessAction.CreateUser(name, java.util.Optional.ofNullable(password), IfExistsClause.of(false, ifNotExists, s.pos()))); }
    |
        <GROUP> ifNotExists = IfNotExists() name = SimpleIdentifier()
        { return new AccessStatement(s.end(this), new AccessAction.CreateGroup(name, IfExistsClause.of(false, ifNotExists, s.pos()))); }
    )
}

<#-- TOKEN itself is a word of JavaCC's. -->
SqlNode CreateToken(Span s, boolean replace) :
{
    String comment = null;
    java.util.OptionalInt days = java.util.OptionalInt.empty();
}
{
    SimpleIdentifier()
    { ParserErrors.requireNo(replace, "OR REPLACE", "CREATE TOKEN", s.pos()); }
    [ <COMMENT> comment = Text() ]
    [ <LIFETIME> days = SearchLimit() ( <DAY> | <DAYS> ) ]
    { return new AccessStatement(s.end(this), AccessAction.CreateToken.of(comment, days, s.pos())); }
}

SqlNode DropPrincipal(Span s) :
{
    final String token;
    final Principal.Kind kind;
    final IfMissing ifMissing;
    final SqlIdentifier name;
}
{
    LOOKAHEAD({ isToken() }) SimpleIdentifier() token = Text()
    { return new AccessStatement(s.end(this), new AccessAction.DropToken(token, s.pos())); }
|
    kind = PrincipalKind() ifMissing = IfExists() name = SimpleIdentifier()
    { return new AccessStatement(s.end(this), new AccessAction.DropPrincipal(kind, name, ifMissing)); }
}

SqlNode AlterPrincipal(Span s) :
{
    final SqlIdentifier name;
    final String password;
    final AccessChange.ChangeMembers.Action action;
    final Principal.Kind kind;
    final List<SqlIdentifier> members = new ArrayList<SqlIdentifier>();
    SqlIdentifier member;
}
{
    <USER> name = SimpleIdentifier() [ <SET> ] <PASSWORD> password = Text()
    { return new AccessStatement(s.end(this), new AccessAction.SetPassword(name, password)); }
|
    <GROUP> name = SimpleIdentifier()
    (
        <ADD> { action = AccessChange.ChangeMembers.Action.ADD; }
    |
        <DROP> { action = AccessChange.ChangeMembers.Action.DROP; }
    )
    kind = PrincipalKind()
    member = SimpleIdentifier() { members.add(member); }
    ( <COMMA> member = SimpleIdentifier() { members.add(member); } )*
    { return new AccessStatement(s.end(this), new AccessAction.ChangeMembers(name, action, members, kind)); }
}

Principal.Kind PrincipalKind() :
{
}
{
    <USER> { return Principal.Kind.USER; }
|
    <GROUP> { return Principal.Kind.GROUP; }
}

SqlNode GrantStatement() :
{
    final Span s;
    final AccessAction.Direction direction;
    final List<SqlIdentifier> privileges = new ArrayList<SqlIdentifier>();
    SqlIdentifier privilege;
    final AccessAction.ObjectName object;
    final SqlIdentifier principal;
}
{
    (
        <GRANT> { s = span(); direction = AccessAction.Direction.GRANT; }
    |
        <REVOKE> { s = span(); direction = AccessAction.Direction.REVOKE; }
    )
    privilege = PrivilegeWords() { privileges.add(privilege); }
    ( <COMMA> privilege = PrivilegeWords() { privileges.add(privilege); } )*
    <ON> object = GrantedObject()
    ( <TO> | <FROM> )
    {
        if ((token.kind == TO) != (direction == AccessAction.Direction.GRANT)) {
            throw ParserErrors.grantDirection(direction, getPos());
        }
    }
    principal = SimpleIdentifier()
    { return new AccessStatement(s.end(this), new AccessAction.Grant(direction, privileges, object, principal)); }
}

<#-- One or two words such as USE CATALOG; which there are is the planner's to know. -->
JAVACODE SqlIdentifier PrivilegeWords() {
    final Token first = getToken(1);
    final StringBuilder words = new StringBuilder();
    while (getToken(1).kind != COMMA && getToken(1).kind != ON && getToken(1).kind != EOF) {
        words.append(words.length() == 0 ? "" : " ").append(getNextToken().image);
    }
    return new SqlIdentifier(words.length() == 0 ? first.image : words.toString(),
        new SqlParserPos(first.beginLine, first.beginColumn, token.endLine, token.endColumn));
}

AccessAction.ObjectName GrantedObject() :
{
    Securable.Kind kind = Securable.Kind.TABLE;
    final SqlIdentifier name;
}
{
    [
        LOOKAHEAD({ isObjectKind(getToken(1).kind) && isIdentifierNext(2) })
        (
            <CATALOG> { kind = Securable.Kind.CATALOG; }
        |
            ( <SCHEMA> | <DATABASE> ) { kind = Securable.Kind.SCHEMA; }
        |
            <FUNCTION> { kind = Securable.Kind.FUNCTION; }
        |
            ( <TABLE> | <VIEW> )
        )
    ]
    name = CompoundIdentifier()
    { return new AccessAction.ObjectName(kind, name); }
}

SqlNode OwnerChange(Span s, Securable.Kind kind, SqlIdentifier name) :
{
    final SqlIdentifier owner;
}
{
    [ <SET> ] <OWNER> <TO> owner = SimpleIdentifier()
    { return new AccessStatement(s.end(this), new AccessAction.SetOwner(new AccessAction.ObjectName(kind, name), owner)); }
}

SqlNode ShowAccess(Span s) :
{
    SqlIdentifier principal = null;
    final AccessAction.ObjectName object;
}
{
    <USERS>
    { return new AccessStatement(s.end(this), new AccessAction.ShowPrincipals(Principal.Kind.USER)); }
|
    <GROUPS>
    { return new AccessStatement(s.end(this), new AccessAction.ShowPrincipals(Principal.Kind.GROUP)); }
|
    <TOKENS>
    { return new AccessStatement(s.end(this), new AccessAction.ShowTokens()); }
|
    <GRANTS> [ LOOKAHEAD({ getToken(1).kind != ON }) principal = SimpleIdentifier() ]
    <ON> object = GrantedObject()
    { return new AccessStatement(s.end(this), AccessAction.ShowGrants.of(principal, object)); }
}
