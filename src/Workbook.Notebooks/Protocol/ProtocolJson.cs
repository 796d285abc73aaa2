using System.Text.Json.Serialization;

namespace Workbook.Notebooks;

/// <summary>Both ends write one JSON value a line. Generated, because reflection would cost each child start some 50 ms.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(RunRequest))]
[JsonSerializable(typeof(KernelMessage))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
