using System.Text.Json.Serialization;

namespace Workbook.Notebooks;

/// <summary>Something a cell gave while it ran. Outputs come in the order in which they were made.</summary>
[JsonDerivedType(typeof(StreamOutput), "stream")]
[JsonDerivedType(typeof(ValueOutput), "value")]
[JsonDerivedType(typeof(ErrorOutput), "error")]
public abstract record CellOutput;

/// <summary>Text written to the console.</summary>
/// <param name="IsError">True for standard error.</param>
/// <param name="Text">What was written; rarely a whole number of lines.</param>
public sealed record StreamOutput(bool IsError, string Text) : CellOutput;

/// <summary>A value that was displayed, or the cell's last expression.</summary>
/// <param name="Data">MIME type to text. <c>text/plain</c> is always there, <c>text/html</c> when the value can draw itself.</param>
/// <param name="TypeName">The value's type with its namespace, as C# writes it.</param>
/// <param name="IsResult">True for the value of the last expression.</param>
public sealed record ValueOutput(IReadOnlyDictionary<string, string> Data, string TypeName, bool IsResult) : CellOutput
{
    /// <summary>The value as plain text.</summary>
    [JsonIgnore]
    public string Text => Data["text/plain"];

    /// <summary>The value as HTML, if it has such a form.</summary>
    [JsonIgnore]
    public string? Html => Data.GetValueOrDefault("text/html");
}

/// <summary>Why a cell failed: it did not compile, threw, took too long, or ended its process.</summary>
/// <param name="Name">The exception's type, or one of the names in <see cref="ErrorNames"/>.</param>
/// <param name="Message">What happened and, where it is known, what to do.</param>
/// <param name="Line">The line in the cell, from 1; null when no line is to blame.</param>
/// <param name="Trace">Where it happened, innermost first, without the runner's own frames; or one line for each compiler error.</param>
public sealed record ErrorOutput(string Name, string Message, int? Line, IReadOnlyList<string> Trace) : CellOutput;

/// <summary>Values of <see cref="ErrorOutput.Name"/> that are no exception types.</summary>
public static class ErrorNames
{
    /// <summary>The compiler refused the cell.</summary>
    public const string Compilation = "CompilationError";

    /// <summary>The cell uses something that a notebook kernel does not have, or that a lesson must not use.</summary>
    public const string Unsupported = "Unsupported";

    /// <summary>A <c>#r</c> names a file that is not there.</summary>
    public const string MissingFile = "MissingFile";

    /// <summary>The cell was stopped at its time limit.</summary>
    public const string TimeLimit = "TimeLimit";

    /// <summary>The process in which cells run ended.</summary>
    public const string ProcessEnded = "ProcessEnded";
}
