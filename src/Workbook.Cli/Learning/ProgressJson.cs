using System.Text.Json.Serialization;

namespace Workbook.Cli.Learning;

/// <summary>How progress is written: made when the program is built, which starts faster than looking types up.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(LearnerProgress))]
internal sealed partial class ProgressJson : JsonSerializerContext;
