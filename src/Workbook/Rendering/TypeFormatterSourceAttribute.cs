namespace Workbook.Rendering;

/// <summary>
/// Tells a notebook kernel which type makes the formatters of the type it stands on.
/// .NET Interactive looks for this attribute by its name, so no kernel package is referenced.
/// </summary>
/// <remarks>
/// Derive from <see cref="Rendered"/> and nothing more is needed: the attribute is inherited.
/// A class that has another base carries <c>[TypeFormatterSource(typeof(RenderedFormatters))]</c> itself and
/// implements <see cref="IRendered"/>. An attribute on an interface would not be seen.
/// </remarks>
/// <param name="formatterSourceType">A type with a parameterless constructor and a method <c>CreateTypeFormatters</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type that makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>What a kernel shows first. Default: HTML.</summary>
    public string[] PreferredMimeTypes { get; set; } = ["text/html"];
}
