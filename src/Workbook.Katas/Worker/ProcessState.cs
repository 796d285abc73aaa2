using System.Collections;
using System.Globalization;

namespace Workbook.Katas;

/// <summary>What a kata can change for its whole process and what can be set back after it.</summary>
internal sealed class ProcessState
{
    private readonly IDictionary _environment = Environment.GetEnvironmentVariables();
    private readonly string _directory = Environment.CurrentDirectory;
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;
    private readonly CultureInfo? _defaultCulture = CultureInfo.DefaultThreadCurrentCulture;
    private readonly CultureInfo? _defaultUICulture = CultureInfo.DefaultThreadCurrentUICulture;
    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly TextReader _in = Console.In;
    private readonly (int Workers, int Ports) _minimum = Minimum();
    private readonly (int Workers, int Ports) _maximum = Maximum();

    public void Restore()
    {
        RestoreEnvironment();
        Environment.CurrentDirectory = _directory;
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _uiCulture;
        CultureInfo.DefaultThreadCurrentCulture = _defaultCulture;
        CultureInfo.DefaultThreadCurrentUICulture = _defaultUICulture;
        Console.SetOut(_out);
        Console.SetError(_error);
        Console.SetIn(_in);

        // Raised before the minimum, which may not exceed it.
        ThreadPool.SetMaxThreads(_maximum.Workers, _maximum.Ports);
        ThreadPool.SetMinThreads(_minimum.Workers, _minimum.Ports);
    }

    private static (int Workers, int Ports) Minimum()
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        return (workers, ports);
    }

    private static (int Workers, int Ports) Maximum()
    {
        ThreadPool.GetMaxThreads(out var workers, out var ports);
        return (workers, ports);
    }

    private void RestoreEnvironment()
    {
        var now = Environment.GetEnvironmentVariables();
        foreach (string name in now.Keys)
        {
            if (!_environment.Contains(name))
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }

        foreach (DictionaryEntry variable in _environment)
        {
            if (!Equals(now[variable.Key], variable.Value))
            {
                Environment.SetEnvironmentVariable((string)variable.Key, (string?)variable.Value);
            }
        }
    }
}
