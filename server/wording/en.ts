import { access } from "./access.en.ts";
import { applications } from "./applications.en.ts";
import { audit } from "./audit.en.ts";
import { calendar } from "./courts.en.ts";
import { days } from "./days.en.ts";
import { desk } from "./desk.en.ts";
import { docket } from "./docket.en.ts";
import { evidence } from "./evidence.en.ts";
import { feeds } from "./feeds.en.ts";
import { fields } from "./fields.en.ts";
import { imports } from "./imports.en.ts";
import { kinds } from "./kinds.en.ts";
import { law } from "./law.en.ts";
import { presence } from "./listing.en.ts";
import { lost } from "./lost-days.en.ts";
import { orders } from "./orders.en.ts";
import { otherDates } from "./own-days.en.ts";
import { people } from "./people.en.ts";
import { planner } from "./planner.en.ts";
import { planning } from "./planning.en.ts";
import { policy } from "./policy.en.ts";
import { process } from "./process.en.ts";
import { register } from "./register.en.ts";
import { reminders } from "./reminders.en.ts";
import { settlement } from "./settlement.en.ts";
import { sheet } from "./sitting.en.ts";
import { terms } from "./terms.en.ts";
import type { Widen } from "./widen.ts";

/** Every word of the screens in English. Other languages have the same shape, so that a missing word does not compile. */
export const en = {
  access,
  terms,
  audit,
  orders,
  days,
  otherDates,
  desk,
  docket,
  people,
  planner,
  planning,
  policy,
  presence,
  process,
  sheet,
  imports,
  evidence,
  feeds,
  applications,
  kinds,
  law,
  lost,
  calendar,
  register,
  reminders,
  settlement,
  product: { name: "Peshi", tagline: "The docket and hearing days of a district court" },
  frame: {
    week: "Week",
    today: "Today",
    planner: "Planner",
    docket: "Docket",
    register: "Register grid",
    desk: "Desk",
    days: "My days",
    matters: "My matters",
    process: "Process",
    people: "People",
    reminders: "Reminders",
    evidence: "Evidence",
    import: "Import",
    settings: "Settings",
    figures: "Figures",
    workload: "Workload",
    court: "Court",
    search: "Find a number, FIR or name",
    language: "Language",
    english: "English",
    urdu: "اردو",
    theme: "Light or dark",
    signOut: "Sign out",
    keys: "Keys of this screen",
    skip: "Skip to content",
    demo: "Demo: every person and case here is invented",
    demoHow: "To start your own court, stop Peshi and run npm start again.",
    demoFactor: "No code besides the password here.",
    menu: "Menu",
    more: "More",
    morePlaces: "More screens",
    publicLists: "Posted lists",
    changePassword: "Change password",
    account: "Account",
    signedInAs: "Signed in as {name}",
    roles: {
      administrator: "Administrator",
      clerk: "Clerk",
      judge: "Judge",
      prosecutor: "Prosecutor",
      "investigating-officer": "Investigating officer",
      supervisor: "Supervisor",
      "high-court-supervisor": "Supervisor of the High Court",
    },
    goKeys:
      "g then w week · t today · p planner · d docket · r register grid · j desk (judge) · o process (what goes out) · c people and custody · b workload · e evidence · i import · s settings · / search · ? keys",
  },
  actions: {
    save: "Save",
    cancel: "Cancel",
    fieldEmpty: "Please fill this in.",
    dayNone: "There is no such day.",
    dayUnread: "Write the day as 31/12/2026.",
    numberUnread: "Write a whole number, in any digits.",
    numberOutside: "From {min} to {max}.",
    dayTooEarly: "Not before {day}.",
    dayTooLate: "Not after {day}.",
    close: "Close",
    eye: "Show or hide what is typed",
    undo: "Undo",
    undone: "Taken back",
    leftOpen: "A sign-in that was opened for every court stays so: it was changed since, or has other matters there.",
    retry: "Try again",
    delete: "Delete",
    edit: "Edit",
    add: "Add",
    confirm: "Confirm",
    back: "Back",
    next: "Next",
    print: "Print",
    copy: "Copy",
    copied: "Copied",
    download: "Download",
    loading: "Loading…",
    saved: "Saved",
    reload: "Reload",
    previous: "Previous",
    all: "All",
    none: "None",
    yes: "Yes",
    no: "No",
    optional: "optional",
  },
  signIn: {
    title: "Sign in",
    username: "Username",
    password: "Password",
    submit: "Sign in",
    wrong: "That username and password do not belong together.",
    tooMany: "Too many tries. Wait a minute and try again.",
    offline: "No connection to the court's computer. Nothing was lost; try again.",
    slip: "That one-time password has run out. Ask an administrator for another slip.",
    left: "The password is right, but this sign-in was closed. An administrator of the district can open it again.",
    demoAccounts: "Sign-ins of the demo",
    demoUse: "Use this one",
    plainHttp:
      "Peshi signs nobody in over plain HTTP from another computer. Open it on this computer, or set up HTTPS.",
    ended: "You were signed out. Sign in to go on where you were.",
  },
  account: {
    title: "Your account",
    current: "Password now",
    fresh: "New password (12 characters or more)",
    again: "New password again",
    common:
      "That password is guessed among the first. Choose one that is no common word, row of keys or your username.",
    differ: "The two new passwords are not the same.",
    short: "The new password needs at least 12 characters.",
    same: "The new password is the one you have now. Choose another.",
    due: "This password was made for you by somebody else. Choose your own; until then nothing else is open.",
    wrong: "The password you have now is not that one.",
    done: "The password is changed. Your other devices were signed out.",
  },
  errors: {
    title: "That did not work",
    unknown: "Something went wrong on our side. What you typed is still here. Reference {reference}.",
    offline: "No connection. What you typed is still here; it can be saved when the connection is back.",
    notFound: "There is nothing here, or it is not yours to see.",
    dayFull: {
      minutes:
        "That day has no room in minutes: {listedMinutes} of {planMinutes}, and {needed} more are needed; {listedMatters} of {planMatters} matters.",
      matters:
        "That day has no room in the number of matters: {listedMatters} of {planMatters}; {listedMinutes} of {planMinutes} minutes.",
      both: "That day has no room: {listedMinutes} of {planMinutes} minutes and {listedMatters} of {planMatters} matters.",
    },
    fields,
    field: "One entry is not valid: {words}.",
    /** An ending that the stage of the case does not know, and the way to go where the court made it. */
    endAtStage:
      "A case that stands at {stage} does not end as “{end}”. If the court ended it so, the case had come further: open its file, put its stage right (Move to stage), then record this outcome.",
    /** Why a correction does not go with what the case has done since. */
    lateCorrection: {
      ending:
        "The case has gone on since. An ending, or a judgment reserved, cannot be put in or taken out from this earlier day.",
      next: "The case has gone on since, and the next date that was given is part of its history. It stays as it was.",
      stage:
        "The case has gone on since from the stage to which this hearing brought it. The correction would have left it elsewhere, so it is not made here.",
      "law-day":
        "The case has gone on since, and a day of the law (copies supplied, proclamation, cognizance) was counted from this hearing. It cannot be changed from here.",
    },
    /** What a result needs that the stage of the case does not know. */
    resultAtStage: {
      convicted:
        "A conviction is announced at the stage of judgment, or on a plea of guilty at the charge or the plea. The case stands at {stage}: record its hearings, or reserve the judgment, first.",
      acquitted:
        "An acquittal is announced at the stage of judgment, or before it from cognizance on (ss. 249-A, 265-K). The case stands at {stage}: record its hearings first.",
      discharged:
        "A discharge comes before cognizance, or on withdrawal by the prosecutor (s. 494). The case stands at {stage}.",
      abated: "Nothing abates at {stage}.",
      reserved:
        "Judgment is reserved after the arguments, or after a plea of guilty. The case stands at {stage}: record its hearings first.",
    },
    refusals: {
      "signed-out":
        "You were signed out. Sign in again in another tab of this browser, then save here once more: what you typed stays.",
      "password-due": "Choose a password of your own first, on your account's page.",
      "code-due": "Set up the code besides your password first.",
      locked: "The screen is locked. Open it with the PIN, then do this once more: what you typed stays.",
      "not-allowed": "Your sign-in may not do this.",
      "not-found": "There is nothing here, or it is not yours to see.",
      invalid: "One entry is not valid. Look at what you typed.",
      stale: "Somebody changed this since you opened it. Look at the new state and decide again.",
      busy: "Somebody else is working on the same day at this moment. Try again.",
      "too-many":
        "That was more in one minute than anybody at a screen asks. Wait a minute and go on; nothing was saved.",
      "key-reused": "This was sent twice with different content. Reload and try again.",
      "closed-day": "The court is closed that day. Nothing can be listed on it.",
      "day-full": "That day is full.",
      "not-a-hearing-day":
        "That is not a hearing day of these cases. Only custody, bail and urgent matters can be listed on it.",
      "day-past": "That day is over.",
      "day-to-come": "That day has not come yet. It can be entered on the day itself or later.",
      "already-listed": "The case already has an open date for this purpose.",
      "outcome-exists": "An outcome was recorded for this hearing in the meantime.",
      "next-date-heard": "The next date that came from it has an outcome already. Correct that one first.",
      "number-taken": "Another case of this court has that number.",
      "fixed-date": "The judge fixed this date. To move it, give the reason and the judge who ordered it.",
      "reason-needed": "Give a reason.",
      "changed-since": "It cannot be taken back: something in it was changed since.",
      "already-undone": "It was taken back already.",
      "nothing-to-do": "There is nothing to do.",
      "wrong-file": "This file cannot be read.",
      "too-large": "The file is larger than allowed.",
      "upload-gone": "The file was read more than an hour ago and is no longer kept. Choose it again.",
      "already-set-up": "This court is set up already.",
      "wrong-link": "This link is not valid. Use the one printed on the console.",
      "username-taken": "That username is taken.",
      "in-use": "It is in use and cannot be removed.",
      "last-administrator": "The district would be left without an administrator. Make somebody else one first.",
      "has-hearings": "Matters are listed on it. They need other dates first.",
      "stage-pair":
        "The law knows no such step from where the case stands. To mend a mistake, record a correction with its reason.",
      "case-left":
        "The case has left this court or is over since. Of an earlier day what it came to can be entered or corrected, without another next date or an ending.",
      "in-another-court": "The case is in another court now.",
      "last-date":
        "This is the only date of the case. Give it another one, or record the judge's order that it may rest.",
      "undated-left": "Matters that were not reached have no next date yet. Carry them over first.",
      "settlement-first":
        "Record the settlement in the file of the case first: what was stated, by whom, and the judge's question.",
      "not-lawful": "The law does not allow it as things stand.",
      "flag-unread": "A private word on this case waits for the judge. The judge must read it first.",
      "approval-needed": "The judge has not approved this list yet, or it changed since.",
      "names-shaded": "The names in this matter are protected. Open them first and say what for; nothing was saved.",
      "protected-person": "This person is protected. Only an administrator may do this.",
      "person-elsewhere":
        "Somebody without whom it cannot be heard is listed in another court at that time. Choose another time or day, or name the judge who orders it.",
      "law-limit": "The law puts this date too early or too late. It needs the order of a judge.",
      "case-ended":
        "The case is over, so it has no open date. Somebody ended it, or gave it a date, at the same time: look again.",
      "standby-barred": "This matter cannot step in there as things stand now.",
    },
  },
};

export type Wording = Widen<typeof en>;
