namespace ChatDelegate.Drafting.Prompts;

/// <summary>Everything that can be wrong in a prompt (提示词), from the file as a whole to its place among those that ship. Its words are in <see cref="PromptFaultWords"/>.</summary>
public enum PromptFaultCode
{
    // Of the file.
    NotYaml,
    NotClosed,
    NotOneDocument,
    UnknownKey,
    NotText,
    NotFlag,
    NotNumber,
    NotKeys,
    NotList,

    // Of its head and settings.
    NoName,
    NoVersion,
    NoDescription,
    NoTemplate,
    NoFormat,
    BadName,
    OtherName,
    OtherFormat,
    NoSettings,
    NoMaxTokens,

    // Of its inputs.
    NoInputName,
    NoInputDescription,
    InputTwice,
    RawInput,
    ReservedInput,
    NoSample,
    SampleNotJson,

    // Of its template.
    TemplateLong,
    TemplateFrame,
    UnusedInput,
    UnknownRole,
    OutsideMessage,
    BadBraces,
    OpenIf,
    FenceCount,
    UnknownInput,
    AlwaysThere,
    OutsideFence,

    // Of the form of its answer.
    NoOutput,
    NoSchema,
    SchemaLong,
    SchemaNotJson,
    AnswerNotObject,
    ManyProperties,
    NotASchema,
    UnknownKeyword,
    SchemaDeep,
    NotRequired,
    OtherProperties,
    BadEnum,
    EnumInput,
    BadType,

    // Of a file where it is used.
    NoFolder,
    OtherInputs,
    OtherAnswer,
}
