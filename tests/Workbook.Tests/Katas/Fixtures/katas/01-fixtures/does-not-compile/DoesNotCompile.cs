namespace DoesNotCompileKata;

public static class DoesNotCompile
{
    public static int Answer() => "forty-two";
}
