namespace LoadBalancersKata;

/// <summary>Callers on several threads.</summary>
public partial class LoadBalancersTests
{
    [Theory]
    [MemberData(nameof(All))]
    public void Every_request_is_counted_on_its_server(string name)
    {
        var servers = Servers(3);
        var balancer = Make(name, servers);
        var sent = new int[3];

        InParallel(5_000, i => Interlocked.Increment(ref sent[balancer.Next($"10.0.0.{i % 200}").Name[0] - 'a']));

        Assert.Equal(sent, servers.Select(server => server.InFlight));
        Assert.Equal(20_000, sent.Sum());
    }

    [Theory]
    [InlineData("round robin")]
    [InlineData("smooth weighted")]
    [InlineData("least connections")]
    [InlineData("power of two")]
    public void Parallel_callers_share_the_servers_exactly(string name)
    {
        // The second caller comes while the first one looks at something: in the next round one look later, until there are no more.
        for (var look = 1; ; look++)
        {
            var servers = Servers(2);
            var second = new SecondCaller(look);
            var chance = new WatchedRandom(second.ComesIn);
            var balancer = Make(name, servers, chance);
            second.Calls = () => balancer.Next("");
            Array.ForEach(servers, server => server.WhenAsked = second.ComesIn);

            balancer.Next("");
            if (!second.HasEnded())
            {
                break;
            }

            var counts = servers.ToDictionary(server => server.Name, server => server.InFlight);
            Assert.True(
                counts.Values.All(count => count == 1),
                $"{name}: while one thread chose between a and b, another one sent a request too, and they got {Told(counts)} instead of 1 each. "
                + "Between the choice and the count another caller chose by the same numbers: make them one step, in every balancer. " + Hint(2));
            Assert.False(chance.WasShared, $"{name}: two threads asked the source of chance at once, and a Random that two threads use breaks, silently. The choice belongs under the lock too. " + Hint(3));
        }
    }

    private static void InParallel(int requestsEach, Action<int> send)
    {
        Exception? error = null;
        using var start = new Barrier(4);
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                for (var i = 0; i < requestsEach; i++)
                {
                    send(i);
                }
            }
            catch (Exception e)
            {
                error = e;
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.True(error is null, $"Four threads called Next at once, and one of them got {error?.GetType().Name}: {error?.Message} " + Hint(2));
    }

    /// <summary>Calls while another caller looks at something, and comes as far as it can before it has to wait for it.</summary>
    private sealed class SecondCaller(int atLook)
    {
        private Thread? _thread;
        private int _looks;

        public Action Calls { get; set; } = () => { };

        public void ComesIn()
        {
            if (Thread.CurrentThread == _thread || ++_looks != atLook)
            {
                return;
            }

            _thread = new Thread(() => Calls());
            _thread.Start();

            // It ends, or waits at a lock that the first one holds. One that spins at a lock does neither, and is left to it after a while.
            for (var i = 0; i < 500 && !_thread.Join(1) && !_thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin); i++)
            {
            }
        }

        /// <summary>Waits for its end; false when it never came.</summary>
        public bool HasEnded()
        {
            _thread?.Join();
            return _thread is not null;
        }
    }

    /// <summary>Notices when two threads ask at once.</summary>
    private sealed class WatchedRandom(Action whenAsked) : Random(5)
    {
        private int _inside;

        public bool WasShared { get; private set; }

        public override int Next() => (int)(Sample() * int.MaxValue);

        protected override double Sample()
        {
            WasShared |= Interlocked.Increment(ref _inside) > 1;
            whenAsked();
            var sample = base.Sample();
            Interlocked.Decrement(ref _inside);
            return sample;
        }
    }
}
