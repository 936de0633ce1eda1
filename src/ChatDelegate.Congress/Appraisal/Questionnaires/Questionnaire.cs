namespace ChatDelegate.Congress.Appraisal.Questionnaires;

/// <summary>
/// A questionnaire (政治体检反向测评) as data. Who asks whom is for the congress to say: the speeches name it and do not define it. All questions have
/// the same answers, since they are cast as one graded ballot; free text there is none, since what somebody writes tells who wrote it.
/// </summary>
/// <param name="Status">What it is worth, such as 示例/待本级人大确认.</param>
/// <param name="Intro">Whom it is about, as delegates read it.</param>
/// <param name="Answers">From the best down.</param>
/// <param name="MayAbstain">Whether a question can be left to others (弃权).</param>
public sealed record Questionnaire(string Title, string Status, string Intro, IReadOnlyList<string> Answers, bool MayAbstain, IReadOnlyList<string> Questions);
