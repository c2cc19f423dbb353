/** Process as it is printed: the headings and sentences of the court's forms, and the screen that prints them. */
export const forms = {
  kind: "Process",
  by: "Through",
  all: "All",
  count: "{n, plural, one {# paper} other {# papers}}",
  apart: "{n, plural, one {# paper} other {# papers}} of protected persons print apart",
  showApart: "Show them",
  one: "One paper",
  showAll: "Show all papers of the day",
  nothing: "No paper to print.",
  language: "Language of the papers",
  court: "In the Court of",
  case: "Case",
  parties: "Parties",
  fir: "FIR",
  offence: "Offence under sections",
  date: "Date of hearing",
  time: "Time",
  purpose: "Fixed for",
  room: "Court room",
  place: "Place",
  to: "To",
  address: "Address",
  against: "Person",
  through: "Through",
  reference: "Reference",
  dated: "Dated",
  seal: "Seal of the Court",
  signature: "Judge",
  headings: {
    "summons-accused": "Summons to an accused person",
    "summons-witness": "Summons to a witness",
    "summons-neutral": "Summons",
    notice: "Notice",
    "notice-neutral": "Notice",
    "bailable-warrant": "Bailable warrant of arrest",
    "non-bailable-warrant": "Non-bailable warrant of arrest",
    "surety-show-cause": "Notice to surety to show cause",
    "surety-attend": "Notice to surety",
    "production-order": "Order for the production of a prisoner",
    proclamation: "Proclamation requiring the appearance of a person accused",
    "letter-to-laboratory": "Letter to the laboratory",
    "letter-to-platform": "Letter to the platform",
    "letter-for-record": "Letter for the record",
  },
  laws: {
    "summons-accused": "Sections 68 and 69, Cr.P.C.",
    "summons-witness": "Sections 68 and 69, Cr.P.C.",
    "summons-neutral": "",
    notice: "",
    "notice-neutral": "",
    "bailable-warrant": "Sections 75 and 76, Cr.P.C.",
    "non-bailable-warrant": "Section 75, Cr.P.C.",
    "surety-show-cause": "Section 514, Cr.P.C.",
    "surety-attend": "",
    "production-order": "Section 37, Prisoners Act, 1900",
    proclamation: "Section 87, Cr.P.C.",
    "letter-to-laboratory": "",
    "letter-to-platform": "",
    "letter-for-record": "",
  },
  bodies: {
    "summons-accused":
      "Whereas your attendance is necessary to answer a charge in the case named above, you are hereby required to appear in person before this Court on {day} at {time}. Herein fail not.",
    "summons-witness":
      "Whereas it appears that you are likely to give material evidence in the case named above, you are hereby summoned to appear before this Court on {day} at {time}, to bring with you whatever document or thing bears on the case, to testify what you know of it, and not to depart without leave of the Court.",
    "summons-neutral":
      "You are required to attend this Court on {day} at {time}. Please bring this paper with you. If you cannot come, let the Court know before that day.",
    notice:
      "Take notice that the case named above is fixed before this Court on {day} at {time}. You are required to attend on that day.",
    "notice-neutral":
      "You are asked to attend this Court on {day} at {time}. Please bring this paper with you. If you cannot come, let the Court know before that day.",
    "bailable-warrant":
      "You are hereby directed to arrest {name} and to produce him or her before this Court on {day} at {time}. Herein fail not, and return this warrant with an endorsement of the manner of its execution.",
    "non-bailable-warrant":
      "You are hereby directed to arrest {name} and to produce him or her before this Court on {day} at {time}. Herein fail not, and return this warrant with an endorsement of the manner of its execution.",
    "surety-show-cause":
      "Whereas you stood surety for {accused} that he or she would appear before this Court, and bound yourself in default of it to forfeit the sum of your bond; and whereas the said person has failed to appear: you are hereby called upon to appear before this Court on {day} at {time}, and to pay the penalty or to show cause why it should not be recovered from you.",
    "surety-attend":
      "Whereas you stood surety for {accused}: you are hereby required to appear before this Court on {day} at {time}, and to have the said person attend with you.",
    "production-order":
      "You are directed to produce the prisoner {name} before this Court in safe custody on {day} at {time}, and to take him or her back to custody after the hearing.",
    proclamation:
      "Whereas a warrant for the arrest of {name} has been returned unexecuted, and this Court has reason to believe that he or she has absconded or is concealing himself or herself: proclamation is hereby made that the said {name} is required to appear before this Court on {day} at {time}. It shall be read in a place that people frequent, and a copy of it put up where he or she ordinarily lives and at the court-house.",
    "letter-to-laboratory":
      "The report that this Court asked for in the case named above is awaited, and the case is fixed on {day}. The report shall reach this Court before that day. If it cannot, the reason and the day on which it can be expected are to be stated in writing.",
    "letter-to-platform":
      "The information that this Court asked for in the case named above is awaited, and the case is fixed on {day}. The reply shall reach this Court before that day. If it cannot, the reason and the day on which it can be expected are to be stated in writing.",
    "letter-for-record":
      "The record that this Court asked for in the case named above is awaited, and the case is fixed on {day}. It shall reach this Court before that day. If it cannot, the reason and the day on which it can be expected are to be stated in writing.",
  },
  theAccused: "the accused in that case",
  bailTerms:
    "If the said person gives bail in the sum of Rs. ______________ with ______ surety in the like amount, to attend before this Court on {day} and to continue so to attend until otherwise directed, he or she may be released.",
  report: {
    service: "Report of service",
    execution: "Report of execution",
    done: "Served on / executed (day, time, place)",
    undone: "Not served / not executed, because",
    received: "Signature or thumb mark of the person served",
    by: "Name and signature of who served it",
  },
};
