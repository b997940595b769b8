/** A reason not to start that a person can act on: its message is one or two plain sentences, shown without a stack. */
export class StartProblem extends Error {
  override readonly name = "StartProblem";
}
