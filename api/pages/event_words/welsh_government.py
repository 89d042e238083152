"""What happened between the bodies and Welsh Government.

One plain sentence an event, in both languages; gathered in `event_words`.
"""

from __future__ import annotations

WELSH_GOVERNMENT_SAID: dict[str, tuple[str, str]] = {
    "ReferredToWelshGovernment": (
        "Cyfeiriwyd at Lywodraeth Cymru: {about}.",
        "Referred to Welsh Government: {about}.",
    ),
    "WelshGovernmentReminded": ("Atgoffwyd Llywodraeth Cymru.", "Welsh Government was reminded."),
    "BundleOpened": (
        "Agorwyd y bwndel, a'i rewi fel yr oedd yr achos y funud honno.",
        "The bundle was opened, and frozen as the case stood at that moment.",
    ),
    "WelshGovernmentReplied": (
        "Cofnodwyd ateb Llywodraeth Cymru: {reply_kind}.",
        "Welsh Government's reply was recorded: {reply_kind}.",
    ),
    "InformationWanted": (
        "Mae Llywodraeth Cymru eisiau rhagor o wybodaeth.",
        "Welsh Government wants more information.",
    ),
    "InformationTimePassed": (
        "Aeth y terfyn amser i roi gwybodaeth i Lywodraeth Cymru heibio.",
        "The time limit to give Welsh Government information passed.",
    ),
    "ReferralClosed": (
        "Caewyd y cyfeiriad at Lywodraeth Cymru.",
        "The referral to Welsh Government was closed.",
    ),
    "SentBackToChiefExecutives": (
        "Anfonwyd yr anghytundeb yn ôl at y prif weithredwyr.",
        "The disagreement was sent back to the chief executives.",
    ),
    "TotalLimitPutOff": (
        "Gohiriwyd y cyfeirio at Lywodraeth Cymru o un diwrnod gwaith: symudodd yr anghytundeb i gam arall "
        "heddiw.",
        "The referral to Welsh Government was put off by one working day: the disagreement moved up today.",
    ),
    "SafetyStated": (
        "Dywedwyd a yw'r plentyn yn ddiogel heno: {safe_said}.",
        "It was said whether the child is safe tonight: {safe_said}.",
    ),
    "ReferralNotTaken": (
        "Nid oes swyddog wedi cymryd y cyfeiriad: gofynnwyd eto i'r blwch cyffredin.",
        "No official has taken the referral: the shared mailbox was asked again.",
    ),
    "ReferralTaken": ("Cymerodd swyddog y cyfeiriad.", "An official took the referral."),
    "ReferralHandedOver": (
        "Trosglwyddwyd y cyfeiriad i gydweithiwr.",
        "The referral was handed to a colleague.",
    ),
    "ReferralCovered": (
        "Mae'r swyddog yn absennol: aeth y cyfeiriad i'r dirprwy, neu'n ôl i'r blwch cyffredin.",
        "The official is absent: the referral went to the deputy, or back to the shared mailbox.",
    ),
    "ConflictDeclared": (
        "Datganodd swyddog wrthdaro buddiannau: swyddog arall fydd yn delio â'r achos.",
        "An official declared a conflict of interest: another deals with the case.",
    ),
    "InformationSupplied": (
        "Rhoddwyd yr wybodaeth y gofynnodd Llywodraeth Cymru amdani.",
        "The information that Welsh Government asked for was given.",
    ),
    "TargetDatePassed": (
        "Aeth y dyddiad targed y cytunwyd arno â Llywodraeth Cymru heibio.",
        "The target date agreed with Welsh Government passed.",
    ),
    "BundleCorrected": (
        "Dywedwyd am wall yn yr hyn a anfonwyd: mae'r cywiriad yn sefyll wrth ei ymyl.",
        "An error in what was sent was told: the correction stands beside it.",
    ),
    "PapersRequested": (
        "Gofynnodd Llywodraeth Cymru am bapurau sy'n enwi'r plentyn, ar sail gyfreithlon a gofnodwyd.",
        "Welsh Government asked for papers that name the child, on a lawful basis that was recorded.",
    ),
    "PapersReleased": (
        "Rhyddhawyd y papurau, a rhoddwyd gwybod i'r teulu.",
        "The papers were released, and the family was told.",
    ),
    "PapersRefused": (
        "Gwrthodwyd rhyddhau'r papurau, gyda rhesymau.",
        "Release of the papers was refused, with reasons.",
    ),
    "PapersTimePassed": (
        "Ni chafodd y cais am bapurau ei ateb mewn pryd: gofynnwyd eto.",
        "The request for papers was not answered in time: it was asked again.",
    ),
}
