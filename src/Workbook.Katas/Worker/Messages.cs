using System.Text.Json.Serialization;
using Workbook.Measuring;

namespace Workbook.Katas;

/// <summary>What the engine asks of a worker: run the tests of one assembly.</summary>
/// <remarks>Settings is the full path of the xunit.runner.json to follow; Tests holds method names, or is null for all;
/// Order chooses one of many orders of the tests;
/// Skip holds the ids of test cases that an earlier worker has already run.</remarks>
internal sealed record RunRequest(byte[] Assembly, byte[] Symbols, string Settings, IReadOnlyList<string>? Tests, int Order, IReadOnlyList<string> Skip);

/// <summary>What a worker says, one line of JSON each.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Found), "found")]
[JsonDerivedType(typeof(ClassStarted), "class")]
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(Written), "written")]
[JsonDerivedType(typeof(Counted), "counted")]
[JsonDerivedType(typeof(Finished), "finished")]
[JsonDerivedType(typeof(CleanupFailed), "cleanup")]
[JsonDerivedType(typeof(OverMemory), "memory")]
[JsonDerivedType(typeof(Done), "done")]
internal abstract record WorkerMessage;

/// <summary>The tests that will run.</summary>
internal sealed record Found(IReadOnlyList<FoundCase> Cases) : WorkerMessage;

/// <summary>A test case: an id that is the same in every process, and where it is. Its own limit is 0 for none.</summary>
internal sealed record FoundCase(string Id, string ClassName, string MethodName, string DisplayName, bool IsStretch, string? File, int Line, int TimeoutMilliseconds);

/// <summary>The fixtures of a class are made from here on; null when a collection's are.</summary>
internal sealed record ClassStarted(string? ClassName) : WorkerMessage;

internal sealed record Started(string CaseId, string DisplayName) : WorkerMessage;

/// <summary>The running test wrote text, to the console or xunit's output.</summary>
internal sealed record Written(string Text) : WorkerMessage;

/// <summary>The running test held a count to a budget.</summary>
internal sealed record Counted(JudgedCount Count) : WorkerMessage;

/// <summary>A test's end: Failure is null unless it failed, Reason is null unless it was skipped.</summary>
internal sealed record Finished(string CaseId, string DisplayName, double Seconds, Failure? Failure, string? Reason) : WorkerMessage;

/// <summary>What a failed test threw: the outer exception first.</summary>
internal sealed record Failure(FailureCause Cause, IReadOnlyList<string?> Types, IReadOnlyList<string> Messages, IReadOnlyList<string?> StackTraces);

/// <summary>A fixture failed when it was put away, after its tests had finished.</summary>
internal sealed record CleanupFailed(Failure Failure) : WorkerMessage;

internal sealed record OverMemory(long Megabytes) : WorkerMessage;

/// <summary>The run's end: Trouble says why the tests could not be run at all, and is null when they were.</summary>
internal sealed record Done(long WorkingSetMegabytes, string? Trouble) : WorkerMessage;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunRequest))]
[JsonSerializable(typeof(WorkerMessage))]
internal sealed partial class MessageJson : JsonSerializerContext;
