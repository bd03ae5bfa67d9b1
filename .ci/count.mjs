// Prints "passed failed skipped" of a vitest report in JSON.
import { readFileSync } from 'node:fs'

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const brokenFiles = report.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
).length
console.log(report.numPassedTests, report.numFailedTests + brokenFiles, report.numPendingTests + report.numTodoTests)
