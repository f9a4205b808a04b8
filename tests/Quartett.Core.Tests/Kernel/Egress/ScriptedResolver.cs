using System.Net;
using Quartett.Core.Kernel.Egress;

namespace Quartett.Core.Tests.Kernel.Egress;

/// <summary>Answers each look-up with the next of the given answers; the last one stays.</summary>
internal sealed class ScriptedResolver(params string[][] answers) : IHostResolver
{
    public int LookUps { get; private set; }

    public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var answer = answers[Math.Min(LookUps, answers.Length - 1)];
        LookUps++;
        return Task.FromResult<IReadOnlyList<IPAddress>>([.. answer.Select(IPAddress.Parse)]);
    }
}
