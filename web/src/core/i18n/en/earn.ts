export const earn = {
  title: "Earn",
  sub: "What your money and your doings bring in, and where it comes from.",
  overview: "Overview",
  spans: {
    years: (n: number) => `${n} years`,
    days: (n: number) => (n === 1 ? "1 day" : `${n} days`),
    hours: (n: number) => (n === 1 ? "1 hour" : `${n} hours`),
    minutes: (n: number) => (n === 1 ? "1 minute" : `${n} minutes`),
  },
  tiles: {
    stake: "Bond the coin to those who run the network, and share the fees that everybody pays.",
    savings: "Deposit, and earn interest out of funds that are already in the pool.",
    mining: "A campaign shares an amount out each epoch among those who pay, like and read.",
    referral: "Bring somebody, and get a share of the fees they pay.",
  },
  claimable: "To claim",
  working: "At work",
  leaving: "On its way out",
  brought: "Brought",
  takesPart: "Takes part in",
  nothing: "Nothing yet",
  rateWrong: "Write a rate such as 3.5.",
};
