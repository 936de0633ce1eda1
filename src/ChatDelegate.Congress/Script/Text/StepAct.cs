namespace ChatDelegate.Congress.Script.Text;

/// <summary>What a step of the host script does once its lines are read.</summary>
public enum StepAct
{
    /// <summary>开始签到.</summary>
    CheckIn,

    /// <summary>清点人数: who is here and who is missing.</summary>
    Roll,

    /// <summary>介绍候选项目: to everybody in the room.</summary>
    Candidates,

    /// <summary>开启本组投票.</summary>
    OpenBallot,

    /// <summary>提醒未投: those who have not voted.</summary>
    Prompt,

    /// <summary>结束本组投票.</summary>
    CloseBallot,

    /// <summary>宣布情况: the turnout of the group, and the result once it is published.</summary>
    Announce,

    /// <summary>结束会议.</summary>
    EndMeeting,
}
