namespace Quartett.Core.Notices;

/// <summary>Sentences in the language of whoever reads them; the host keeps them in its resources.</summary>
public interface IWords
{
    /// <param name="language">de or en.</param>
    string In(string language, string key, params IReadOnlyList<object> args);
}
