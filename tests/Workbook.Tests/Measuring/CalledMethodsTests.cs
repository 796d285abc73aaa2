using System.Reflection;
using Workbook.Measuring;
using Workbook.Tests.Measuring.CalledMethodsFixture;

namespace Workbook.Tests.Measuring
{
    public class CalledMethodsTests
    {
        [Fact]
        public void Calls_in_methods_lambdas_and_nested_types_are_seen()
        {
            var called = Of();

            Assert.Contains(called, method => method.Name == nameof(GetHashCode) && method.DeclaringType == typeof(string));
            Assert.Contains(called, method => method.IsConstructor && method.DeclaringType == typeof(Random));
            Assert.Contains(called, method => method.Name == nameof(Guid.NewGuid));
        }

        [Fact]
        public void Types_that_are_left_out_and_other_namespaces_are_not_looked_at()
        {
            Assert.DoesNotContain(Of(typeof(Caller)), method => method.Name == nameof(Guid.NewGuid));
            Assert.DoesNotContain(Of(), method => method.DeclaringType == typeof(Assert));
        }

        private static IReadOnlySet<MethodBase> Of(params Type[] except) =>
            CalledMethods.Of(typeof(Caller).Assembly, typeof(Caller).Namespace!, except);
    }
}

namespace Workbook.Tests.Measuring.CalledMethodsFixture
{
    internal static class Caller
    {
        public static int Direct(string text) => text.GetHashCode(StringComparison.Ordinal);

        public static Func<Random> InALambda(int seed) => () => new Random(seed);

        internal static class Nested
        {
            public static Guid Id() => Guid.NewGuid();
        }
    }
}
