namespace Quartett.Core.Policies.Drafts;

/// <summary>A draft says something that cannot be understood.</summary>
internal sealed class DraftException : Exception
{
    private const int Shown = 60;

    public DraftException(string code, string where, string value) : base(code) => (Code, Field, Value) = (code, where, value.Length > Shown ? value[..Shown] : value);

    public string Code { get; }

    public string Field { get; }

    public string Value { get; }
}
