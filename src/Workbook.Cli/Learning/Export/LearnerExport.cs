using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workbook.Cli.Learning;

/// <summary>A learner's progress to hand in. What a reader needs is in it: titles and minutes too, not only names.</summary>
/// <param name="Format">Always <see cref="CurrentFormat"/>, so that a reader knows what it has.</param>
/// <param name="Name">Who it is, as the learner wants to be called; may be empty.</param>
/// <param name="ExportedAt">When it was written.</param>
/// <param name="Lessons">In the order of the course; all of them, touched or not.</param>
internal sealed record LearnerExport(string Format, string Name, DateTimeOffset ExportedAt, IReadOnlyList<ExportedLesson> Lessons)
{
    public const string CurrentFormat = "workbook-progress-1";

    public string ToJson() => JsonSerializer.Serialize(this, ExportJson.Default.LearnerExport) + "\n";

    /// <exception cref="JsonException">It is no export, or one of another format.</exception>
    public static LearnerExport Parse(string json)
    {
        var export = JsonSerializer.Deserialize(json, ExportJson.Default.LearnerExport);
        return export is { Format: CurrentFormat } ? export : throw new JsonException($"It is no export of the format {CurrentFormat}.");
    }
}

/// <summary>A lesson in an export, with the katas of its topic.</summary>
/// <param name="Name">Such as 03-n-plus-one.</param>
/// <param name="Title">Its title; empty when it has no lesson.</param>
/// <param name="Quiz">How its questions were answered; null when they were not.</param>
internal sealed record ExportedLesson(
    string Name, string Title, QuizScore? Quiz, IReadOnlyList<KeptPrediction> Predictions, IReadOnlyList<ExportedKata> Katas);

/// <summary>A kata in an export.</summary>
/// <param name="Id">Such as 03-n-plus-one/order-history.</param>
/// <param name="Minutes">How long its README says it takes; 0 when it does not.</param>
/// <param name="State">How far it is.</param>
/// <param name="Stars">0 to 3.</param>
/// <param name="Attempts">Different versions of the code that were run.</param>
/// <param name="HintsTaken">0 to 3.</param>
/// <param name="SawAnswer">Whether the answer was looked at before it was solved.</param>
/// <param name="SecondsSpent">Time spent on it.</param>
/// <param name="SolvedAt">When it was solved first; null when it was not.</param>
internal sealed record ExportedKata(
    string Id, string Title, int Minutes, KataState State, int Stars, int Attempts, int HintsTaken, bool SawAnswer, int SecondsSpent, DateTimeOffset? SolvedAt);

/// <summary>How exports are written and read; a broken one is refused, not half read.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LearnerExport))]
internal sealed partial class ExportJson : JsonSerializerContext;
