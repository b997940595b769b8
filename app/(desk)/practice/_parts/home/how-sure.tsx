import { type Calibration, fewestAnswers } from "@/lib/practice/calibration";

/** How sure one was against how it went: in words, then in figures, then how they came about. */
export function HowSure({ calibration }: { calibration: Calibration }) {
  const { missing, said, answers } = calibration;
  return (
    <section aria-labelledby="how-sure">
      <h2 id="how-sure" className="mb-2 font-semibold">
        How sure you were
      </h2>
      {missing > 0 ? (
        <p className="text-sm text-muted tabular-nums">
          After {fewestAnswers} graded answers you see here whether your confidence is right: {missing} to go.
        </p>
      ) : (
        <>
          <p className="font-serif text-xl leading-snug tabular-nums">{said[0]}</p>
          <p className="mt-1.5 text-sm tabular-nums">{said.slice(1).join(" ")}</p>
          <Levels calibration={calibration} />
          <p className="mt-2 text-[13px] text-muted tabular-nums">
            Counted over your last {answers} graded answers in all your teams, without those where you said
            that you don’t know: good is what you graded Good or Easy, and the key points are those that you
            ticked.
          </p>
        </>
      )}
    </section>
  );
}

function Levels({ calibration: { levels } }: { calibration: Calibration }) {
  return (
    <table className="mt-3 w-full border-t border-line-strong text-left text-[13px] tabular-nums">
      <caption className="sr-only">Answers by how sure you were</caption>
      <thead className="text-muted">
        <tr className="border-b border-line">
          <th scope="col" className="py-1.5 pr-3 font-normal">
            You were
          </th>
          <th scope="col" className="py-1.5 pr-3 text-right font-normal">
            Answers
          </th>
          <th scope="col" className="py-1.5 pr-3 text-right font-normal">
            Good
          </th>
          <th scope="col" className="py-1.5 text-right font-normal">
            Key points
          </th>
        </tr>
      </thead>
      <tbody>
        {levels.map(({ word, range, answers, good, heardShare }) => (
          <tr key={word} className="border-b border-line">
            <th scope="row" className="py-1.5 pr-3 font-normal">
              {word} <span className="whitespace-nowrap text-muted">{range}</span>
            </th>
            <td className="py-1.5 pr-3 text-right">{answers}</td>
            <td className="py-1.5 pr-3 text-right">
              {good} of {answers}
            </td>
            <td className="py-1.5 text-right">{heardShare === null ? "–" : `${heardShare} %`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
