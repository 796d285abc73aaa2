using Workbook.Profiling;

namespace Workbook.Tests.Profiling;

public class MethodNamesTests
{
    [Theory]
    [InlineData("Shop.Reports.Report.Build(int32,class System.String)", "Report.Build")]
    [InlineData("Program.Main(class System.String[])", "Program.Main")]
    [InlineData("Shop.Outer+Inner.Run()", "Outer.Inner.Run")]
    [InlineData("System.Collections.Generic.Dictionary`2[System.__Canon,System.Collections.Generic.List`1[System.Int32]].FindValue(!0)", "Dictionary.FindValue")]
    [InlineData("System.Linq.Enumerable.ToList[System.Int32](class System.Collections.Generic.IEnumerable`1<!!0>)", "Enumerable.ToList")]
    [InlineData("Shop.Report..ctor(int32)", "Report.new")]
    [InlineData("Shop.Report..cctor()", "Report.static constructor")]
    [InlineData("Shop.Report.get_Total()", "Report.Total")]
    [InlineData("Shop.Report+<>c.<Build>b__0_1(int32)", "Report.Build (lambda)")]
    [InlineData("Shop.Report+<>c__DisplayClass3_0.<Build>b__1(class System.String)", "Report.Build (lambda)")]
    [InlineData("Shop.Report+<>c__DisplayClass3_0`1[System.__Canon].<Build>b__1(!0)", "Report.Build (lambda)")]
    [InlineData("Shop.Report.<Build>g__Inner|3_0(int32)", "Report.Build.Inner")]
    [InlineData("Shop.Report+<LoadAsync>d__5.MoveNext()", "Report.LoadAsync")]
    [InlineData("Shop.Report+<Rows>d__7`1[System.__Canon].MoveNext()", "Report.Rows")]
    [InlineData("Shop.Report+<>c__DisplayClass2_0+<<Build>b__0>d.MoveNext()", "Report.Build (lambda)")]
    [InlineData("Shop.Report+<>c+<<Build>b__2_0>d.MoveNext()", "Report.Build (lambda)")]
    [InlineData("Program+<<Main>$>d__0.MoveNext()", "Program.Main")]
    [InlineData("Program.<Main>$(class System.String[])", "Program.Main")]
    [InlineData("Program.<<Main>$>g__Slow|0_0(int32)", "Program.Main.Slow")]
    [InlineData("Submission#3+Work.Slow()", "Work.Slow")]
    [InlineData("Submission#3+<<Initialize>>d__0.MoveNext()", "cell 3")]
    [InlineData("Submission#3+<>c.<<Initialize>>b__0_0()", "cell 3 (lambda)")]
    [InlineData("Submission#12.Slow(int32)", "Slow")]
    public void A_method_is_called_what_its_source_calls_it(string runtime, string source) =>
        Assert.Equal(source, MethodNames.Short(runtime));

    [Theory]
    [InlineData("System.Byte[]", "Byte[]")]
    [InlineData("System.String", "String")]
    [InlineData("System.Collections.Generic.List`1[System.Int32]", "List<Int32>")]
    [InlineData("System.Collections.Generic.Dictionary`2[System.String,System.Collections.Generic.List`1[Shop.Order]]", "Dictionary<String, List<Order>>")]
    [InlineData("Shop.Outer+Inner[]", "Outer.Inner[]")]
    [InlineData("System.Int32[,]", "Int32[,]")]
    public void A_type_is_called_what_its_source_calls_it(string runtime, string source) =>
        Assert.Equal(source, TypeNames.Short(runtime));
}
