namespace EatsMemoryKata;

public static class EatsMemory
{
    public static void Run()
    {
        var kept = new List<byte[]>();
        while (true)
        {
            kept.Add(new byte[1_000_000]);
        }
    }
}
