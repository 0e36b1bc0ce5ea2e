// The check of a backup: three of the words, each among decoys.

import { useEffect, useState } from "react";
import { useText } from "~/core/i18n";
import { wallet } from "~/core/wallet/client";
import { Button } from "~/ui/Button";
import { Card, Notice, Stack } from "~/ui/Card";
import { SkeletonLines } from "~/ui/States";
import css from "./Welcome.module.css";

type Question = { number: number; options: string[]; answer: number };

export function Quiz({ phrase, onPass }: { phrase: string; onPass: () => void }) {
  const t = useText().start;
  const [questions, setQuestions] = useState<Question[]>([]);
  const [at, setAt] = useState(0);
  const [wrong, setWrong] = useState(false);
  useEffect(() => void wallet("phrase.quiz", { phrase }).then((quiz) => setQuestions(quiz.questions)), [phrase]);
  const question = questions[at];
  if (!question) return <SkeletonLines count={2} />;
  const pick = (place: number) => {
    if (place !== question.answer) return setWrong(true);
    setWrong(false);
    if (at + 1 === questions.length) onPass();
    else setAt(at + 1);
  };
  return (
    <Card title={`${t.quiz(question.number)}  ${at + 1}/${questions.length}`}>
      <Stack>
        <div className={css.options}>
          {question.options.map((word, place) => (
            <Button key={`${at}-${word}`} onClick={() => pick(place)}>{word}</Button>
          ))}
        </div>
        {wrong && <Notice tone="bad">{t.quizWrong}</Notice>}
      </Stack>
    </Card>
  );
}
