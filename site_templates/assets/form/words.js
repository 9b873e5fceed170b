/* What the form says where the schema speaks to those who write files by hand. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const form = (casebook.form = casebook.form || {});

  /** Help of a field by its key, in the place of the schema's description. */
  form.HELP = {
    organisation: "从词表里选；下级单位后面写着它的上级。",
    business_lines: "可以选多个。",
    scenarios: "读者会从哪种难处找到这个案例，可以选多个。",
    kinds: "至少选一个。",
    value: "只写阿拉伯数字；变化是下降的，写负数。",
    unit: "数值的单位。",
    qualifier: "“多”“余”选超过，“以上”选不低于，“左右”选约。",
    source: "这句话、这个数出自哪个来源。",
    sources: "这个案例依据的全部来源。",
    indicator: "指标词表里有的选上，没有的不选，只写名称。",
    method: "用到了工具箱里的哪种做法，可以不选。",
    printed: "照抄原文里带有这个数的几个字，不超过 30 个字。",
    status: "没写完、还不想公开的选草稿：只检查，不发布。",
  };

  /** What one item of a list is called, by the list's key; else the title of the list. */
  form.NOUNS = {
    indicators: "指标",
    scale: "规模数字",
    claims: "定性成效",
    recognition: "荣誉与认可",
    conditions: "推广条件",
  };

  /** The only words a new entry may have, where the schema knows more. */
  form.OFFERED = { status: ["published", "draft"] };

  /** What a vocabulary is called, by the name of its file. */
  form.VOCABULARIES = {
    scenarios: "适用场景",
    "business-lines": "业务领域",
    vehicles: "载体",
    indicators: "指标",
    organisations: "单位",
    sources: "来源",
  };

  /** What the shape of the place of an entry is: no part of its file, but of its name. */
  form.PLACE = [
    {
      key: "collection",
      title: "项目集",
      description: "案例放进哪个项目集，也就是 cases 下的哪个文件夹。",
      required: true,
      examples: [],
    },
    {
      key: "id",
      title: "编号",
      description: "也是文件名：小写字母、数字和连字符，公布以后不要再改。先按单位和场景拟了一个，可以改。",
      required: true,
      examples: ["baodi-weizhang-baobao"],
    },
  ];
})();
