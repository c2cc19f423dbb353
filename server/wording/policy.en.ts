export const policy = {
  tab: "Rules",
  title: "Numbers of this district",
  more: "The law sets most dates. What it leaves open, or lets a court make stricter, is set here for every court of the district.",
  readOnly: "An administrator of the whole district changes them.",
  custodyDays: "Custody, days at a time",
  custodyDaysMore:
    "s. 344 CrPC: never more than fifteen. Confirmed for magistrates, where it refuses; a Sessions court is warned.",
  peca30: "Weekly hearings and three months (PECA s. 30)",
  peca30More: "To which cases the rule of 2023 applies is not settled, so it warns and never refuses.",
  scopes: {
    none: "Applied to no case",
    "child-offences": "Offences against children (22 to 22C)",
    all: "Every case under the Act",
  },
  adjournmentWarningAt: "Adjournments by one side before a warning",
  adjournmentWarningAtMore: "No statute sets a number. The order of the adjournment carries the warning.",
  statutoryBailNoticeDays: "Statutory bail is told, days before",
  statutoryBailNoticeDaysMore: "s. 497(1) CrPC, third proviso: one year of detention, six months for a woman.",
  preservationNoticeDays: "Preservation of data is told, days before it ends",
  preservationNoticeDaysMore: "It lasts ninety days, unless the court renews it.",
  between: "{least} to {most}",
  save: "Save for the district",
};
