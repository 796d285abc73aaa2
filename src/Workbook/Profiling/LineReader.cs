using Microsoft.Diagnostics.Symbols;
using Microsoft.Diagnostics.Tracing.Etlx;

namespace Workbook.Profiling;

/// <summary>Finds the source line of a recorded frame in the .pdb beside its DLL. Asks no symbol server.</summary>
internal sealed class LineReader : IDisposable
{
    // A .pdb that lies beside a DLL this process runs is as trusted as the DLL.
    private readonly SymbolReader _symbols = new(TextWriter.Null, nt_symbol_path: "") { SecurityCheck = _ => true };
    private readonly Dictionary<CodeAddressIndex, (string File, int Line, string Method)?> _known = [];

    /// <summary>The innermost frame inside the profiled work whose source is known, or null.</summary>
    public (string File, int Line, string Method)? Find(TraceCallStack? stack)
    {
        for (; stack is not null && !stack.CodeAddress.FullMethodName.StartsWith(Marker.RunFrame, StringComparison.Ordinal); stack = stack.Caller)
        {
            var address = stack.CodeAddress;
            if (!_known.TryGetValue(address.CodeAddressIndex, out var line))
                _known.Add(address.CodeAddressIndex, line = Read(address));
            if (line is not null)
                return line;
        }
        return null;
    }

    private (string, int, string)? Read(TraceCodeAddress address) =>
        address.GetSourceLine(_symbols) is { LineNumber: > 0, SourceFile.BuildTimeFilePath: { } file } found
            ? (file, found.LineNumber, MethodNames.Short(address.FullMethodName))
            : null;

    public void Dispose() => _symbols.Dispose();
}
