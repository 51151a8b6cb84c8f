// The page works without this: it adds the button for printing, and says when the link has run out.
const print = document.querySelector('button.print')
if (print) {
  print.hidden = false
  print.addEventListener('click', () => window.print())
}
const runOut = document.querySelector('.run-out')
if (runOut) {
  setTimeout(() => {
    runOut.hidden = false
  }, Number(runOut.dataset.left) * 1000)
}
