namespace ChatDelegate.Drafting.Prompts;

/// <summary>What each fault is called, and its cure, in both languages side by side. <c>{name}</c> stands for a value of the fault; other braces are those of templates.</summary>
public static class PromptFaultWords
{
    private static readonly Dictionary<PromptFaultCode, (string English, string Chinese)> All = new()
    {
        [PromptFaultCode.NotYaml] = (
            "This is not YAML: {detail}",
            "这里不是正确的 YAML，请检查缩进、引号、括号和冒号。解析程序的提示：{detail}"),
        [PromptFaultCode.NotClosed] = (
            "This is not YAML: a bracket or a quote is not closed.",
            "这里不是正确的 YAML：有括号或引号没有闭合，请补上。"),
        [PromptFaultCode.NotOneDocument] = (
            "A prompt is one YAML document with the keys {keys}.",
            "提示词应当是一份 YAML 文档，由这些键组成：{keys}。"),
        [PromptFaultCode.UnknownKey] = (
            "'{key}' is not a key here. There are: {keys}.",
            "这里没有“{key}”这个键，可以用的有：{keys}。"),
        [PromptFaultCode.NotText] = (
            "{key}: a text belongs here. Put it between single quotes if it begins with a bracket.",
            "{key}：这里应当是一段文字；以括号开头的，请放在单引号里。"),
        [PromptFaultCode.NotFlag] = (
            "{key}: '{text}' is neither true nor false.",
            "{key}：“{text}”既不是 true 也不是 false，请改成其中之一。"),
        [PromptFaultCode.NotNumber] = (
            "{key}: '{text}' is not a number from {least} to {most}.",
            "{key}：“{text}”不是 {least} 到 {most} 之间的数，请改正。"),
        [PromptFaultCode.NotKeys] = (
            "{key}: keys and values belong here, indented by two.",
            "{key}：这里应当是键和值，比上一级缩进两格。"),
        [PromptFaultCode.NotList] = (
            "{key}: a list belongs here, each item with its own keys.",
            "{key}：这里应当是一个列表，每一项有自己的键。"),

        [PromptFaultCode.NoName] = (
            "name: missing. Give it the name of the file.",
            "name：没有填写。请写上与文件相同的名称。"),
        [PromptFaultCode.NoVersion] = (
            "version: missing. Give \"1\", and another whenever the prompt changes.",
            "version：没有填写。请写 \"1\"，以后每次改动换一个。"),
        [PromptFaultCode.NoDescription] = (
            "description: missing. Give one sentence.",
            "description：没有填写。请用一句话说明用途。"),
        [PromptFaultCode.NoTemplate] = (
            "template: missing. Give messages in <message role=\"system\">…</message>.",
            "template：没有填写。请写成 <message role=\"system\">…</message> 的形式。"),
        [PromptFaultCode.NoFormat] = (
            "template_format: missing. Give handlebars.",
            "template_format：没有填写。请写 handlebars。"),
        [PromptFaultCode.BadName] = (
            "name: '{name}' is not a name. Use small letters, digits and hyphens, and begin with a letter.",
            "name：“{name}”不能用作名称。请用小写字母、数字和连字符，以字母开头。"),
        [PromptFaultCode.OtherName] = (
            "name: the prompt is '{name}' but the file {file}. Name both the same.",
            "name：提示词的名称是“{name}”，文件是“{file}”，两者应当同名。"),
        [PromptFaultCode.OtherFormat] = (
            "template_format: '{format}' is not read here. Write the template in handlebars.",
            "template_format：不支持“{format}”，请用 handlebars 写模板。"),
        [PromptFaultCode.NoSettings] = (
            "execution_settings: give default with max_tokens (1 to {tokens}) and, if it matters, temperature (0 to {hottest}).",
            "execution_settings：请在 default 下写明 max_tokens（1 至 {tokens}），需要时写 temperature（0 至 {hottest}）。"),
        [PromptFaultCode.NoMaxTokens] = (
            "max_tokens: say how long an answer may be, 1 to {most}.",
            "max_tokens：请写明答复最长多少 token，1 至 {most}。"),

        [PromptFaultCode.NoInputName] = (
            "name: missing. Give the name that the template uses.",
            "name：没有填写。请写模板里用的名称。"),
        [PromptFaultCode.NoInputDescription] = (
            "description: missing. Give what it holds.",
            "description：没有填写。请写明这一项是什么内容。"),
        [PromptFaultCode.InputTwice] = (
            "input_variables: '{name}' is there twice. Leave one.",
            "input_variables：“{name}”出现了两次，请保留一个。"),
        [PromptFaultCode.RawInput] = (
            "allow_dangerously_set_content: every input is written as JSON here, without exception. Leave the key out.",
            "allow_dangerously_set_content：所有输入项一律以 JSON 写入，请删去这个键。"),
        [PromptFaultCode.ReservedInput] = (
            "name: '{name}' is put in by the program. Call the input something else.",
            "name：“{name}”由程序填写，请给输入项换一个名称。"),
        [PromptFaultCode.NoSample] = (
            "default: missing. Give a sample as JSON, such as '\"text\"' or '[\"a\",\"b\"]': the prompt is measured and shown with it.",
            "default：没有示例。请写成 JSON，例如 '\"文字\"' 或 '[\"甲\",\"乙\"]'，测量和查看提示词时要用。"),
        [PromptFaultCode.SampleNotJson] = (
            "default: not JSON. A text is written '\"text\"', with both kinds of quotes.",
            "default：不是正确的 JSON。文字要写成 '\"文字\"'，单引号和双引号都要有。"),

        [PromptFaultCode.TemplateLong] = (
            "template: {length} characters, which each call pays for. Shorten it to {most}.",
            "template：有 {length} 个字符，每次调用都计费。请缩短到 {most} 个以内。"),
        [PromptFaultCode.TemplateFrame] = (
            "template: begin with <message role=\"system\">, the task, and end with <message role=\"user\">, the data.",
            "template：请以 <message role=\"system\">（任务）开头，以 <message role=\"user\">（数据）结尾。"),
        [PromptFaultCode.UnusedInput] = (
            "template: the input '{name}' is declared but nowhere in it. Write {{{name}}} where it belongs, or take it out of input_variables.",
            "template：没有用到输入项“{name}”。请在该用的地方写 {{{name}}}，或者从 input_variables 里删去。"),
        [PromptFaultCode.UnknownRole] = (
            "template: there is no role '{role}' here. Use system or user.",
            "template：没有“{role}”这种角色，请用 system 或 user。"),
        [PromptFaultCode.OutsideMessage] = (
            "template: this stands in no message. Put it between <message role=\"…\"> and </message>.",
            "template：这一段不在任何消息里。请放在 <message role=\"…\"> 和 </message> 之间。"),
        [PromptFaultCode.BadBraces] = (
            "template: {text} is not taken here. There are {{input}}, {{#if input}} … {{else}} … {{/if}} and {{fence}}.",
            "template：不支持 {text}。可以用的有 {{input}}、{{#if input}} … {{else}} … {{/if}} 和 {{fence}}。"),
        [PromptFaultCode.OpenIf] = (
            "template: an {{#if …}} of this message is not closed, or closed twice. Write one {{/if}} for each.",
            "template：这条消息里的 {{#if …}} 没有结束，或者多结束了一次。每个都要对应一个 {{/if}}。"),
        [PromptFaultCode.FenceCount] = (
            "template: this message has {count} lines {{fence}}. Write one before the data and one after.",
            "template：这条消息里有 {count} 行 {{fence}}。请在数据前后各写一行。"),
        [PromptFaultCode.UnknownInput] = (
            "template: there is no input '{name}'. Declare it under input_variables; there are: {names}.",
            "template：没有输入项“{name}”。现有的是：{names}；要用新的，请先写入 input_variables。"),
        [PromptFaultCode.AlwaysThere] = (
            "template: '{name}' is always there. Ask {{#if}} only of an input with is_required: false.",
            "template：“{name}”总是有值，不用判断。{{#if}} 只用于 is_required: false 的输入项。"),
        [PromptFaultCode.OutsideFence] = (
            "template: '{name}' stands outside the fence, where it could pass for a part of the task. Put it in the user's message, between two lines {{fence}}.",
            "template：“{name}”在分隔线之外，会被当成任务的一部分。请放进 user 消息，写在两行 {{fence}} 之间。"),

        [PromptFaultCode.NoOutput] = (
            "output_variable: missing. Give json_schema, the JSON schema of the answer.",
            "output_variable：没有填写。请在其中写 json_schema，即答复的格式。"),
        [PromptFaultCode.NoSchema] = (
            "json_schema: missing. Give the JSON schema of the answer, in a block |.",
            "json_schema：没有填写。请用 | 开头的文本块写明答复的格式。"),
        [PromptFaultCode.SchemaLong] = (
            "json_schema: {length} characters, which each call pays for. Shorten it to {most}.",
            "json_schema：有 {length} 个字符，每次调用都计费。请缩短到 {most} 个以内。"),
        [PromptFaultCode.SchemaNotJson] = (
            "json_schema: not JSON: {detail}",
            "json_schema：不是正确的 JSON，请检查逗号、引号和括号。解析程序的提示：{detail}"),
        [PromptFaultCode.AnswerNotObject] = (
            "json_schema: the answer must be one object. Give \"type\": \"object\".",
            "json_schema：答复必须是一个对象，请写 \"type\": \"object\"。"),
        [PromptFaultCode.ManyProperties] = (
            "json_schema: {count} properties. Keep it to {most}.",
            "json_schema：有 {count} 个字段，最多 {most} 个，请减少。"),
        [PromptFaultCode.NotASchema] = (
            "json_schema: {path}: a schema belongs here, such as { \"type\": \"string\" }.",
            "json_schema：{path} 处应当写明格式，例如 { \"type\": \"string\" }。"),
        [PromptFaultCode.UnknownKeyword] = (
            "json_schema: {path}: not every provider takes '{keyword}'. Use {keywords}; what else must hold, the program checks.",
            "json_schema：{path} 处的“{keyword}”不是每种服务都支持。请只用 {keywords}，其余要求由程序核对。"),
        [PromptFaultCode.SchemaDeep] = (
            "json_schema: {path}: deeper than {most} levels. Make it flatter.",
            "json_schema：{path} 处超过 {most} 层，请减少层次。"),
        [PromptFaultCode.NotRequired] = (
            "json_schema: {path}: name every property under \"required\", and no other. What may be missing is [\"…\", \"null\"].",
            "json_schema：{path} 处的 \"required\" 要列出全部字段，不多不少。可以没有的，类型写成 [\"…\", \"null\"]。"),
        [PromptFaultCode.OtherProperties] = (
            "json_schema: {path}: give \"additionalProperties\": false.",
            "json_schema：{path} 处请写 \"additionalProperties\": false。"),
        [PromptFaultCode.BadEnum] = (
            "json_schema: {path}: an enum is a list of texts, on a \"string\".",
            "json_schema：{path} 处的 enum 应当是一列文字，只用于 \"string\"。"),
        [PromptFaultCode.EnumInput] = (
            "json_schema: {path}: {{{input}}} must be a declared input and the only word of its enum.",
            "json_schema：{path} 处的 {{{input}}} 应当是已写明的输入项，并且是 enum 里唯一的一项。"),
        [PromptFaultCode.BadType] = (
            "json_schema: {path}: give one \"type\" of {types}, with \"null\" beside it for what may be missing.",
            "json_schema：{path} 处请写一种 \"type\"：{types}；可以没有的，旁边加上 \"null\"。"),

        [PromptFaultCode.NoFolder] = (
            "{detail} Copy prompts/ beside the program, or say where they are with Drafting:Prompts.",
            "读不到提示词文件夹：{detail} 请把 prompts/ 复制到程序旁边，或者用 Drafting:Prompts 写明位置。"),
        [PromptFaultCode.OtherInputs] = (
            "The inputs must stay {inputs}: the program fills in these and no others.",
            "输入项必须保持为 {inputs}：程序只填写这些。"),
        [PromptFaultCode.OtherAnswer] = (
            "The form of the answer (json_schema) must stay as it is in the file: the program reads the answer by it. Change the template only.",
            "答复格式（json_schema）必须与随附文件一致：程序按它读取答复。请只改 template 和参数。"),
    };

    public static (string English, string Chinese) Of(PromptFaultCode code) => All[code];
}
