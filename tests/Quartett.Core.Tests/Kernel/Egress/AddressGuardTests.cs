using Quartett.Core.Kernel;
using System.Net;
using CsCheck;
using Quartett.Core.Kernel.Egress;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Kernel.Egress;

public sealed class AddressGuardTests
{
    private static readonly ScriptedResolver Public = new(["93.184.215.14"]);

    [Theory]
    [InlineData("http://127.0.0.1/", EgressCodes.Loopback)]
    [InlineData("http://127.255.255.254/", EgressCodes.Loopback)]
    [InlineData("https://[::1]/", EgressCodes.Loopback)]
    [InlineData("https://localhost/", EgressCodes.Loopback)]
    [InlineData("https://LOCALHOST./", EgressCodes.Loopback)]
    [InlineData("https://api.localhost/", EgressCodes.Loopback)]
    [InlineData("http://10.0.0.1/", EgressCodes.Private)]
    [InlineData("http://10.255.255.255/", EgressCodes.Private)]
    [InlineData("http://172.16.0.1/", EgressCodes.Private)]
    [InlineData("http://172.31.255.255/", EgressCodes.Private)]
    [InlineData("http://192.168.1.1/", EgressCodes.Private)]
    [InlineData("http://100.64.0.1/", EgressCodes.Shared)]
    [InlineData("http://100.127.255.255/", EgressCodes.Shared)]
    [InlineData("http://169.254.1.1/", EgressCodes.LinkLocal)]
    [InlineData("http://169.254.169.254/latest/meta-data/", EgressCodes.Metadata)]
    [InlineData("http://169.254.170.2/", EgressCodes.Metadata)]
    [InlineData("http://100.100.100.200/", EgressCodes.Metadata)]
    [InlineData("http://168.63.129.16/", EgressCodes.Metadata)]
    [InlineData("http://[fd00:ec2::254]/", EgressCodes.Metadata)]
    [InlineData("http://[::ffff:169.254.169.254]/", EgressCodes.Metadata)]
    [InlineData("http://[64:ff9b::169.254.169.254]/", EgressCodes.Metadata)]
    [InlineData("http://metadata.google.internal/", EgressCodes.Metadata)]
    [InlineData("http://0.0.0.0/", EgressCodes.Unspecified)]
    [InlineData("http://0.1.2.3/", EgressCodes.Unspecified)]
    [InlineData("http://[::]/", EgressCodes.Unspecified)]
    [InlineData("http://192.0.0.8/", EgressCodes.Reserved)]
    [InlineData("http://192.0.2.1/", EgressCodes.Documentation)]
    [InlineData("http://198.51.100.7/", EgressCodes.Documentation)]
    [InlineData("http://203.0.113.9/", EgressCodes.Documentation)]
    [InlineData("http://192.88.99.1/", EgressCodes.Reserved)]
    [InlineData("http://198.18.0.1/", EgressCodes.Reserved)]
    [InlineData("http://198.19.255.255/", EgressCodes.Reserved)]
    [InlineData("http://224.0.0.1/", EgressCodes.Multicast)]
    [InlineData("http://239.255.255.250/", EgressCodes.Multicast)]
    [InlineData("http://240.0.0.1/", EgressCodes.Reserved)]
    [InlineData("http://255.255.255.255/", EgressCodes.Reserved)]
    [InlineData("http://[::ffff:127.0.0.1]/", EgressCodes.Loopback)]
    [InlineData("http://[::ffff:10.0.0.1]/", EgressCodes.Private)]
    [InlineData("http://[::ffff:7f00:1]/", EgressCodes.Loopback)]
    [InlineData("http://[::127.0.0.1]/", EgressCodes.Embedded)]
    [InlineData("http://[::8.8.8.8]/", EgressCodes.Embedded)]
    [InlineData("http://[2002:7f00:1::]/", EgressCodes.Embedded)]
    [InlineData("http://[2002:a00:1::1]/", EgressCodes.Embedded)]
    [InlineData("http://[2001:0:a00:1::1]/", EgressCodes.Embedded)]
    [InlineData("http://[64:ff9b::a00:1]/", EgressCodes.Private)]
    [InlineData("http://[64:ff9b:1::1]/", EgressCodes.Reserved)]
    [InlineData("http://[fc00::1]/", EgressCodes.Private)]
    [InlineData("http://[fdff:ffff::1]/", EgressCodes.Private)]
    [InlineData("http://[fec0::1]/", EgressCodes.Private)]
    [InlineData("http://[fe80::1]/", EgressCodes.LinkLocal)]
    [InlineData("http://[fe80::1%25eth0]/", EgressCodes.LinkLocal)]
    [InlineData("http://[ff02::1]/", EgressCodes.Multicast)]
    [InlineData("http://[2001:db8::1]/", EgressCodes.Documentation)]
    [InlineData("http://[3fff::1]/", EgressCodes.Documentation)]
    [InlineData("http://[2001:2::1]/", EgressCodes.Reserved)]
    [InlineData("http://[100::1]/", EgressCodes.Reserved)]
    [InlineData("http://[5f00::1]/", EgressCodes.Reserved)]
    [InlineData("http://[4000::1]/", EgressCodes.Reserved)]
    [InlineData("http://8.8.8.8/", EgressCodes.Literal)]
    [InlineData("https://[2606:4700:4700::1111]/", EgressCodes.Literal)]
    [InlineData("https://[::ffff:8.8.8.8]/", EgressCodes.Literal)]
    [InlineData("http://2130706433/", EgressCodes.OddAddress)]
    [InlineData("http://0x7f000001/", EgressCodes.OddAddress)]
    [InlineData("http://0x7f.0.0.1/", EgressCodes.OddAddress)]
    [InlineData("http://0177.0.0.1/", EgressCodes.OddAddress)]
    [InlineData("http://127.1/", EgressCodes.OddAddress)]
    [InlineData("http://134744072/", EgressCodes.OddAddress)]
    [InlineData("http://host.0x7f/", EgressCodes.OddAddress)]
    [InlineData("http://1.2.3.4.5/", EgressCodes.OddAddress)]
    [InlineData("ftp://example.org/", EgressCodes.Scheme)]
    [InlineData("file:///etc/passwd", EgressCodes.Scheme)]
    [InlineData("gopher://example.org/", EgressCodes.Scheme)]
    [InlineData("ws://example.org/", EgressCodes.Scheme)]
    [InlineData("https://user:secret@example.org/", EgressCodes.UserInfo)]
    [InlineData("https://user@example.org/", EgressCodes.UserInfo)]
    [InlineData("https://example.org:8443/", EgressCodes.Port)]
    [InlineData("http://example.org:22/", EgressCodes.Port)]
    [InlineData("http://example.org:443/", EgressCodes.Port)]
    [InlineData("https://example.org:80/", EgressCodes.Port)]
    [InlineData("https://example.org/", null)]
    [InlineData("http://example.org/", null)]
    [InlineData("https://müller.example/", null)]
    [InlineData("https://xn--mller-kva.example/page?x=127.0.0.1", null)]
    public async Task An_address_is_let_through_or_refused_for_its_own_reason(string address, string? code)
    {
        var guard = new AddressGuard(AllowedHosts.None, Public);

        var verdict = await guard.CheckAsync(new Uri(address), TestContext.Current.CancellationToken);

        verdict.Refusal.ShouldBe(code);
        verdict.EndPoints.Count.ShouldBe(code is null ? 1 : 0);
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("fd12::1")]
    [InlineData("::ffff:192.168.0.1")]
    [InlineData("169.254.169.254")]
    public async Task A_host_with_one_private_address_among_public_ones_is_refused(string address)
    {
        var guard = new AddressGuard(AllowedHosts.None, new ScriptedResolver(["93.184.215.14", "2606:2800:21f::1", address]));

        var verdict = await guard.CheckAsync(new Uri("https://example.org/"), TestContext.Current.CancellationToken);

        verdict.Refusal.ShouldNotBeNull();
        verdict.EndPoints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_said_not_to_be_found()
    {
        var guard = new AddressGuard(AllowedHosts.None, new ScriptedResolver([[]]));

        (await guard.CheckAsync(new Uri("https://example.org/"), TestContext.Current.CancellationToken)).Refusal.ShouldBe(EgressCodes.NotFound);
    }

    [Fact]
    public async Task A_mail_host_may_use_the_mail_ports_and_no_others()
    {
        var guard = new AddressGuard(AllowedHosts.None, Public);
        var cancel = TestContext.Current.CancellationToken;

        (await guard.CheckAsync("mail.example.org", 587, AddressGuard.MailPorts, cancel)).EndPoints.ShouldBe([new IPEndPoint(IPAddress.Parse("93.184.215.14"), 587)]);
        (await guard.CheckAsync("mail.example.org", 6379, AddressGuard.MailPorts, cancel)).Refusal.ShouldBe(EgressCodes.Port);
        (await guard.CheckAsync("127.0.0.1", 25, AddressGuard.MailPorts, cancel)).Refusal.ShouldBe(EgressCodes.Loopback);
        (await guard.CheckAsync("mail.example.org/x", 25, AddressGuard.MailPorts, cancel)).Refusal.ShouldBe(EgressCodes.Invalid);
        (await guard.CheckAsync("", 25, AddressGuard.MailPorts, cancel)).Refusal.ShouldBe(EgressCodes.Invalid);
    }

    [Theory]
    [InlineData("http://127.0.0.1:2583/", true)]
    [InlineData("http://127.0.0.1:2584/", false)]
    [InlineData("http://127.0.0.2:2583/", false)]
    [InlineData("https://PDS.lan:8443/", true)]
    [InlineData("https://pds.lan/", false)]
    [InlineData("http://[::1]:3000/", true)]
    [InlineData("http://10.20.0.7:9999/", true)]
    [InlineData("http://10.21.0.7/", false)]
    [InlineData("http://[fd00:1::5]:1/", true)]
    public async Task Only_what_the_allow_list_names_is_opened(string address, bool open)
    {
        var allowed = AllowedHosts.Parse(" 127.0.0.1:2583, pds.lan:8443 ,[::1]:3000, 10.20.0.0/16,fd00:1::/32 ");
        var guard = new AddressGuard(allowed, new ScriptedResolver(["192.168.7.7"]));

        var verdict = await guard.CheckAsync(new Uri(address), TestContext.Current.CancellationToken);

        (verdict.Refusal is null).ShouldBe(open);
    }

    [Fact]
    public async Task A_name_whose_addresses_all_lie_in_an_opened_range_may_use_any_port()
    {
        var cancel = TestContext.Current.CancellationToken;
        var allowed = AllowedHosts.Parse("10.20.0.0/16");

        (await new AddressGuard(allowed, new ScriptedResolver(["10.20.1.1"])).CheckAsync(new Uri("http://pds.lan:2583/"), cancel)).Refusal.ShouldBeNull();
        (await new AddressGuard(allowed, new ScriptedResolver(["10.20.1.1", "10.30.1.1"])).CheckAsync(new Uri("http://pds.lan:2583/"), cancel))
            .Refusal.ShouldBe(EgressCodes.Private);
        (await new AddressGuard(allowed, Public).CheckAsync(new Uri("http://example.org:2583/"), cancel)).Refusal.ShouldBe(EgressCodes.Port);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("example.org:0")]
    [InlineData("example.org:99999")]
    [InlineData("10.0.0.0/33")]
    [InlineData("::1:80")]
    [InlineData(":80")]
    public void An_unreadable_entry_of_the_allow_list_is_named(string entry) =>
        Should.Throw<FormatException>(() => AllowedHosts.Parse("10.0.0.0/8," + entry)).Message.ShouldContain(entry);

    [Fact]
    public void No_spelling_of_a_private_IPv4_address_gets_through()
    {
        var ranges = new (uint Start, int Bits)[]
        {
            (0x0A000000, 8), (0x7F000000, 8), (0xAC100000, 12), (0xC0A80000, 16), (0xA9FE0000, 16), (0x64400000, 10), (0xE0000000, 4), (0, 8),
        };
        var addresses = Gen.Select(Gen.Int[0, ranges.Length - 1].Select(i => ranges[i]), Gen.UInt, (range, any) => range.Start | (any & (uint)((1UL << (32 - range.Bits)) - 1)));
        var guard = new AddressGuard(AllowedHosts.None, Public);

        Gen.Select(addresses, Gen.Int[0, Spellings.Length - 1].Select(i => Spellings[i])).Sample((address, spell) =>
        {
            var host = spell(address);
            guard.Inspect(host, 25, AddressGuard.MailPorts).ShouldNotBeNull(host);
            if (Uri.TryCreate($"http://{host}/", UriKind.Absolute, out var uri)) guard.Inspect(uri!).ShouldNotBeNull(host);
        }, iter: 5000);
    }

    private static readonly Func<uint, string>[] Spellings =
    [
        a => $"{a >> 24}.{(a >> 16) & 255}.{(a >> 8) & 255}.{a & 255}",
        a => $"{a}",
        a => $"0x{a:x}",
        a => $"0X{a:X8}",
        a => $"0{Convert.ToString(a, 8)}",
        a => $"0x{a >> 24:x}.0x{(a >> 16) & 255:x}.0x{(a >> 8) & 255:x}.0x{a & 255:x}",
        a => $"0{Convert.ToString(a >> 24, 8)}.0{Convert.ToString((a >> 16) & 255, 8)}.{(a >> 8) & 255}.{a & 255}",
        a => $"{a >> 24}.{a & 0xFFFFFF}",
        a => $"{a >> 24}.{(a >> 16) & 255}.{a & 0xFFFF}",
        a => $"{a >> 24:d3}.{(a >> 16) & 255:d3}.{(a >> 8) & 255:d3}.{a & 255:d3}",
        a => $"{a >> 24}.{(a >> 16) & 255}.{(a >> 8) & 255}.{a & 255}.",
        a => $"{a >> 24}。{(a >> 16) & 255}。{(a >> 8) & 255}。{a & 255}",
        a => string.Concat($"{a >> 24}.{(a >> 16) & 255}.{(a >> 8) & 255}.{a & 255}".Select(c => c == '.' ? '.' : (char)(c + 0xFEE0))),
        a => $"[::ffff:{a >> 24}.{(a >> 16) & 255}.{(a >> 8) & 255}.{a & 255}]",
        a => $"[::ffff:{a >> 16:x}:{a & 0xFFFF:x}]",
        a => $"[::{a >> 16:x}:{a & 0xFFFF:x}]",
        a => $"[64:ff9b::{a >> 16:x}:{a & 0xFFFF:x}]",
        a => $"[2002:{a >> 16:x}:{a & 0xFFFF:x}::1]",
    ];
}
