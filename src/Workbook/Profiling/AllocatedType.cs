namespace Workbook.Profiling;

/// <summary>What was allocated of one type, estimated from samples.</summary>
/// <param name="Name">The type, without namespace.</param>
/// <param name="Bytes">Estimated bytes.</param>
/// <param name="Objects">Estimated number of objects.</param>
/// <param name="Samples">How many objects the estimate stands on.</param>
public sealed record AllocatedType(string Name, double Bytes, double Objects, int Samples);
