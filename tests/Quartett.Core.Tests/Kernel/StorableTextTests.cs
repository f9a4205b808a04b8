using Microsoft.EntityFrameworkCore;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Publishing;
using Quartett.Core.Publishing.Delivering;
using Quartett.Core.Workspaces.SigningIn;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Kernel;

/// <summary>Text that PostgreSQL does not take and SQLite cuts off: refused for programs at its field, cleaned where a network said it.</summary>
public sealed class StorableTextTests
{
    private const string Half = "\uD83D";

    [Fact]
    public void A_text_is_cleaned_of_what_nobody_typed()
    {
        (string Text, string Clean)[] samples =
        [
            ("", ""),
            ("Grüße 👩‍👩‍👧", "Grüße 👩‍👩‍👧"),
            ("a\0b\0", "ab"),
            ("a" + Half, "a\uFFFD"),
            ("\uDE00\uD83D\uDE00", "\uFFFD😀"),
            ("\uD83D\uD83D\uDE00b\0", "\uFFFD😀b"),
        ];
        foreach (var (text, clean) in samples)
        {
            StorableText.Is(text).ShouldBe(text == clean);
            StorableText.Of(text).ShouldBe(clean);
        }
    }

    [Theory, Databases]
    public async Task A_command_with_such_text_is_refused_at_its_field_and_nothing_is_stored(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var fine = company.Says("Gut");
        async Task<string> FieldsAsync<T>(IUseCase<T> command) =>
            string.Join(", ", (await company.Core.RunAsync(command, company.Owner)).Refusals.Select(r => $"{r.Code} at {r.Field}"));

        (await FieldsAsync(new DraftPost(company.Workspace, company.Says("Null\0")))).ShouldBe("input.unstorable at text");
        (await FieldsAsync(new DraftPost(company.Workspace, fine with { Text = Half, Variants = [new PostVariant(company.Channel, "halb" + Half)] })))
            .ShouldBe("input.unstorable at text, input.unstorable at variants[0].text");
        (await FieldsAsync(new DraftPost(company.Workspace, fine with { Link = new PostLink("https://a.example", "T\0", "") }))).ShouldBe("input.unstorable at link.title");
        (await FieldsAsync(new ConnectChannel(company.Workspace, "stub", null, "", new Dictionary<string, string> { ["Account"] = "a\0", ["Password"] = "p" }))).ShouldBe("input.unstorable at Account");
        (await FieldsAsync(new ListPosts(company.Workspace, Search: "\0"))).ShouldBe("input.unstorable at search");
        (await FieldsAsync(new SignInWithPassword("lena\0@lindner.test", "x", "y"))).ShouldBe("input.unstorable at email");
        (await company.Core.DoneAsync(new ListPosts(company.Workspace), company.Owner)).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task What_a_network_says_with_such_text_does_not_keep_its_answer_from_being_kept(DatabaseKind kind)
    {
        await using var company = await Company.StartAsync(kind);
        var account = $"stumm-{kind}";
        var channel = await company.ConnectStubAsync(account);
        StubNetwork.Answer(account, (_, _) => throw new ConnectorException(new ConnectorFailure(FailureKind.Validation, "\0" + new string('x', 498) + "😀")));
        var post = await company.PlannedAsync(text: "Wird abgelehnt", channels: channel);

        await company.SendDueAsync();

        (await company.DeliveryAsync(post)).State.ShouldBe(DeliveryState.Rejected);
        (await company.StoredAsync(db => db.Attempts.AsNoTracking().SingleAsync())).Detail.ShouldBe(new string('x', 498) + "\uFFFD");
        (await company.Core.DoneAsync(new ShowChannel(company.Workspace, channel), company.Owner)).LastFailureDetail.ShouldBe(new string('x', 498) + "😀");
    }
}
