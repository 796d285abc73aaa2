using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Notebooks;

/// <summary>The style class of a token: k keyword, s string, n number, t type, m method; null for the rest.</summary>
internal static class TokenStyle
{
    public static string? Of(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.IdentifierToken => Identifier(token),
        SyntaxKind.NumericLiteralToken => "n",
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.InterpolatedRawStringEndToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken => "s",
        _ => token.IsKeyword() ? "k" : null,
    };

    private static string? Identifier(SyntaxToken token) => token.Parent switch
    {
        IdentifierNameSyntax { IsVar: true } => "k",
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or TypeParameterSyntax or ConstructorDeclarationSyntax => "t",
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => "m",
        SimpleNameSyntax name when IsCalled(name) => "m",
        SimpleNameSyntax name when IsType(name) => "t",
        _ => null,
    };

    private static bool IsCalled(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call => call.Expression == name,
        MemberAccessExpressionSyntax member => member.Name == name && member.Parent is InvocationExpressionSyntax call && call.Expression == member,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax } => true,
        _ => false,
    };

    private static bool IsType(SimpleNameSyntax name) => name.Parent switch
    {
        // A capital on the left of a dot is a class far more often than a property.
        MemberAccessExpressionSyntax member => member.Expression == name && (char.IsUpper(name.Identifier.Text[0]) || name is GenericNameSyntax),
        QualifiedNameSyntax qualified => qualified.Right == name && IsTypePlace(qualified),
        ExpressionSyntax => IsTypePlace(name),
        _ => IsTypePlace(name),
    };

    private static bool IsTypePlace(TypeSyntax type) => type.Parent switch
    {
        VariableDeclarationSyntax or ObjectCreationExpressionSyntax or ParameterSyntax or BaseTypeSyntax or TypeArgumentListSyntax
            or TypeOfExpressionSyntax or AttributeSyntax or ArrayTypeSyntax or NullableTypeSyntax or DefaultExpressionSyntax
            or DeclarationPatternSyntax or RecursivePatternSyntax or TypePatternSyntax or CatchDeclarationSyntax or TypeConstraintSyntax
            or DeclarationExpressionSyntax or TupleElementSyntax or RefTypeSyntax => true,
        CastExpressionSyntax cast => cast.Type == type,
        ForEachStatementSyntax loop => loop.Type == type,
        MethodDeclarationSyntax method => method.ReturnType == type,
        LocalFunctionStatementSyntax function => function.ReturnType == type,
        BasePropertyDeclarationSyntax property => property.Type == type,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression or (int)SyntaxKind.AsExpression } test => test.Right == type,
        _ => false,
    };
}
