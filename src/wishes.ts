import { ask, showTask } from './features/answer/ask.ts'
import { correctAnswer, dispute, explain } from './features/answer/dispute.ts'
import { showAudit } from './features/audit/show-audit.ts'
import { showBurden } from './features/audit/show-burden.ts'
import { exportWorkbook } from './features/board/export-workbook.ts'
import { showBoard } from './features/board/show-board.ts'
import { composeBulletin } from './features/bulletin/compose-bulletin.ts'
import { draftBulletin } from './features/bulletin/draft-bulletin.ts'
import { markPractice } from './features/bulletin/mark-practice.ts'
import { openFigure } from './features/bulletin/open-figure.ts'
import { extendPast, showPast, sortPast } from './features/cold-start/sort-past.ts'
import { extendInWords, openExtension, submitExtension } from './features/deadline/ask-extension.ts'
import { decideExtension } from './features/deadline/decide-extension.ts'
import { openInquiry, submitInquiry } from './features/deadline/inquiry.ts'
import { listExtensions } from './features/deadline/list-extensions.ts'
import { settleHeld } from './features/delivery/held-message.ts'
import { answerUrge, openUrgeAnswer } from './features/follow-up/answer-urge.ts'
import { holidayReminders } from './features/follow-up/holiday-reminders.ts'
import { showReach } from './features/follow-up/report-reach.ts'
import { showRehearsal, showRehearsedDigest } from './features/follow-up/show-rehearsal.ts'
import { pageDigest, snoozeDigest } from './features/follow-up/snooze-digest.ts'
import { urgeTask } from './features/follow-up/urge.ts'
import { help, unknownPress, unreadable } from './features/help/help.ts'
import { attachFile, detachFile, offerFile } from './features/notice/attach.ts'
import { correctNotice } from './features/notice/correct.ts'
import { urgeMissing, whoIsMissing } from './features/notice/missing.ts'
import { noteReceipt } from './features/notice/note-receipt.ts'
import { dictateNotice, openNotice, previewNotice } from './features/notice/preview.ts'
import { recallNotice } from './features/notice/recall.ts'
import { confirmReceipt } from './features/notice/receipt.ts'
import { listNotices, listReached, showNotice } from './features/notice/records.ts'
import { retryNotice } from './features/notice/retry.ts'
import { cancelNotice, sendNotice } from './features/notice/send.ts'
import type { Outcome } from './features/outcome.ts'
import { addEvidence } from './features/progress/add-evidence.ts'
import { appointReporter, askTransfer, settleTransfer } from './features/progress/appoint-reporter.ts'
import { correctInWords } from './features/progress/correct-in-words.ts'
import { openForm } from './features/progress/open-form.ts'
import { proposeReport, settleProposal } from './features/progress/propose-report.ts'
import { reportInWords } from './features/progress/report-in-words.ts'
import { reportNoChange } from './features/progress/report-no-change.ts'
import { submitProgress } from './features/progress/report-progress.ts'
import { reviewReport } from './features/progress/review-report.ts'
import { setBaseline } from './features/progress/set-baseline.ts'
import { showHistory } from './features/progress/show-history.ts'
import { showProgress } from './features/progress/show-progress.ts'
import { myTasks, toReport } from './features/progress/to-report.ts'
import { showReview, toReview } from './features/progress/to-review.ts'
import { withdrawReport } from './features/progress/withdraw-report.ts'
import { bindChat, chooseUnitForChat, unbindChat } from './features/roster/bind-chat.ts'
import {
  askToBeLiaison,
  handOver,
  refuseCoordinator,
  removeLiaison,
  settleLiaison,
  showRoster,
} from './features/roster/liaisons.ts'
import type { Scene } from './features/scene.ts'
import {
  chooseTaskForWord,
  forgetWord,
  giveFeedback,
  listTaught,
  listUnanswered,
  teachWord,
} from './features/teaching/teach.ts'
import type { Intent } from './understand/intent.ts'

type Feature<Kind extends Intent['kind']> = (intent: Extract<Intent, { kind: Kind }>, scene: Scene) => Outcome

/** One line a wish; an intent without a feature does not compile. */
const features: { readonly [Kind in Intent['kind']]: Feature<Kind> } = {
  ask: ({ text }, scene) => ask(text, scene),
  'show-task': ({ task }, scene) => showTask(task, 'task', scene),
  'show-owners': ({ task }, scene) => showTask(task, 'owners', scene),
  'show-targets': ({ task }, scene) => showTask(task, 'targets', scene),
  help: (_, scene) => help(scene),
  unreadable: ({ what }, scene) => unreadable(what, scene),
  'unknown-press': ({ value }, scene) => unknownPress(value, scene),
  explain: (_, scene) => explain(scene),
  dispute: (_, scene) => dispute(scene),
  'correct-answer': ({ question, task }, scene) => correctAnswer(question, task, scene),
  'settle-held': ({ key, what }, scene) => settleHeld(key, what, scene),
  'list-unanswered': (_, scene) => listUnanswered(scene),
  'choose-task-for-word': ({ word }, scene) => chooseTaskForWord(word, scene),
  'teach-word': ({ word, task }, scene) => teachWord(word, task, scene),
  'list-taught': (_, scene) => listTaught(scene),
  'forget-word': ({ word }, scene) => forgetWord(word, scene),
  'give-feedback': ({ text }, scene) => giveFeedback(text, scene),
  'open-form': ({ task, mode, corrects }, scene) => openForm(task, mode, scene, corrects),
  'submit-progress': (sent, scene) => submitProgress(sent, scene),
  'report-in-words': (wish, scene) => reportInWords(wish, scene),
  'report-no-change': ({ task }, scene) => reportNoChange(task, scene),
  'withdraw-report': ({ report }, scene) => withdrawReport(report, scene),
  'review-report': ({ report, verdict, form }, scene) => reviewReport(report, verdict, form, scene),
  'propose-report': ({ task }, scene) => proposeReport(task, scene),
  'settle-proposal': ({ proposal, verdict }, scene) => settleProposal(proposal, verdict, scene),
  'correct-in-words': ({ report, text, typed }, scene) => correctInWords(report, text, typed, scene),
  'show-progress': ({ task }, scene) => showProgress(task, scene),
  'show-history': ({ task, page }, scene) => showHistory(task, page, scene),
  'my-tasks': ({ page }, scene) => myTasks(page, scene),
  'to-review': ({ page }, scene) => toReview(page, scene),
  'show-review': ({ report }, scene) => showReview(report, scene),
  'to-report': ({ page }, scene) => toReport(page, scene),
  'add-evidence': ({ report, file, key, name }, scene) => addEvidence(report, { kind: file, key, name }, scene),
  'set-baseline': ({ target, text }, scene) => setBaseline(target, text, scene),
  'ask-transfer': ({ task, text }, scene) => askTransfer(task, text, scene),
  'appoint-reporter': (wish, scene) => appointReporter(wish, scene),
  'settle-transfer': ({ request, verdict }, scene) => settleTransfer(request, verdict, scene),
  'bind-chat': ({ chat, unit }, scene) => bindChat(chat, unit, scene),
  'unbind-chat': ({ unit }, scene) => unbindChat(unit, scene),
  'choose-unit-for-chat': ({ chat, page }, scene) => chooseUnitForChat(chat, page, scene),
  'ask-to-be-liaison': ({ unit }, scene) => askToBeLiaison(unit, scene),
  'settle-liaison': ({ person, unit, verdict }, scene) => settleLiaison(person, unit, verdict, scene),
  'hand-over': (_, scene) => handOver(scene),
  'remove-liaison': ({ unit }, scene) => removeLiaison(unit, scene),
  'claim-to-coordinate': ({ text }, scene) => refuseCoordinator(text, scene),
  'show-roster': (_, scene) => showRoster(scene),
  'show-board': (wish, scene) => showBoard(wish, scene),
  'draft-bulletin': ({ words }, scene) => draftBulletin(words, scene),
  'compose-bulletin': ({ period }, scene) => composeBulletin(period, scene, openNotice),
  'open-figure': (wish, scene) => openFigure(wish, scene),
  'mark-practice': (wish, scene) => markPractice(wish, scene),
  'open-notice': ({ from }, scene) => openNotice(from, scene),
  'dictate-notice': ({ text }, scene) => dictateNotice(text, scene),
  'preview-notice': ({ form, from }, scene) => previewNotice(form, from, scene),
  'send-notice': ({ notice, now, mark }, scene) => sendNotice(notice, { now, mark }, scene),
  'cancel-notice': ({ notice }, scene) => cancelNotice(notice, scene),
  'list-reached': ({ notice, page }, scene) => listReached(notice, page, scene),
  'attach-file': ({ notice, file }, scene) => attachFile(notice, file, scene),
  'detach-file': ({ notice }, scene) => detachFile(notice, scene),
  'offer-file': ({ file }, scene) => offerFile(file, scene) ?? unreadable(file.file, scene),
  'confirm-receipt': ({ notice, unit }, scene) => confirmReceipt(notice, unit, scene),
  'note-receipt': ({ unit, name, notice }, scene) => noteReceipt(unit, name, notice, scene),
  'who-is-missing': ({ notice }, scene) => whoIsMissing(notice, scene),
  'urge-missing': ({ notice }, scene) => urgeMissing(notice, scene),
  'correct-notice': ({ notice, form }, scene) => correctNotice(notice, form, scene),
  'recall-notice': ({ notice }, scene) => recallNotice(notice, scene),
  'retry-notice': ({ notice, what }, scene) => retryNotice(notice, what, scene),
  'show-notice': ({ notice }, scene) => showNotice(notice, scene),
  'list-notices': ({ page }, scene) => listNotices(page, scene),
  'show-burden': ({ words }, scene) => showBurden(words, scene),
  'show-audit': (wish, scene) => showAudit(wish, scene),
  'open-extension': ({ task, target }, scene) => openExtension(task, target, scene),
  'extend-in-words': ({ task, text }, scene) => extendInWords(task, text, scene),
  'submit-extension': (sent, scene) => submitExtension(sent, scene),
  'open-inquiry': ({ task, target }, scene) => openInquiry({ task, target }, scene),
  'submit-inquiry': (sent, scene) => submitInquiry(sent, scene),
  'urge-task': (wish, scene) => urgeTask(wish, scene),
  'open-urge-answer': ({ urge }, scene) => openUrgeAnswer(urge, scene),
  'answer-urge': (said, scene) => answerUrge(said, scene),
  'show-reach': (_, scene) => showReach(scene),
  'list-extensions': (_, scene) => listExtensions(scene),
  'decide-extension': ({ extension, verdict, form }, scene) => decideExtension(extension, verdict, form, scene),
  'snooze-digest': (_, scene) => snoozeDigest(scene),
  'holiday-reminders': ({ text }, scene) => holidayReminders(text, scene),
  rehearse: ({ words, page }, scene) => showRehearsal(words, page, scene),
  'rehearse-digest': ({ day, place, page }, scene) => showRehearsedDigest({ day, place, page }, scene),
  'page-digest': ({ page }, scene) => pageDigest(page, scene),
  'show-past': ({ view }, scene) => showPast(view, scene),
  'sort-past': ({ targets, as, view }, scene) => sortPast(targets, as, view, scene),
  'extend-past': ({ target, form }, scene) => extendPast(target, form, scene),
  'export-workbook': (_, scene) => exportWorkbook(scene),
}

/** The outcome of one wish, on the state and at the time of the scene. */
export function decideIntent<Kind extends Intent['kind']>(
  intent: Extract<Intent, { kind: Kind }>,
  scene: Scene,
): Outcome {
  // The table's keys are the union's kinds, which TypeScript cannot follow through the generic.
  return (features[intent.kind] as Feature<Kind>)(intent, scene)
}
