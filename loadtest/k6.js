// Load for k6 (https://k6.io) on the scaling lab: docker compose up, then k6 run loadtest/k6.js. Only on what is yours.
// Arrivals on a schedule (an open loop): users do not wait for each other, and a slow answer does not make the next one late.
import http from "k6/http";
import { check, sleep } from "k6";

const base = __ENV.SHOP || "http://127.0.0.1:8080";
const email = __ENV.EMAIL || "ada.evans.1@example.com";

// 16 minutes; MINUTE=5 makes a minute of 5 seconds, to see whether it works.
const minutes = (count) => `${count * (__ENV.MINUTE || 60)}s`;

// 100 sessions are 60, 30 and 10 of these.
const browse = () => {
  get("list", "/products?page=1&size=20");
  sleep(0.5 + Math.random());
  get("detail", `/products/${1 + Math.floor(Math.random() * 100)}`);
};
const search = () => get("search", "/search?q=tools");
const buy = () => {
  const json = { headers: { "Content-Type": "application/json" } };
  const signIn = http.post(`${base}/sign-in`, JSON.stringify({ email, password: "demo" }), { ...json, tags: { name: "sign-in" } });
  if (!check(signIn, { "signed in": (answer) => answer.status === 200 })) {
    return;
  }

  const headers = { ...json.headers, Authorization: `Bearer ${signIn.json("session")}` };
  const order = http.post(`${base}/orders`, JSON.stringify({ productId: 1, quantity: 1 }), { headers, tags: { name: "order" } });
  check(order, { ordered: (answer) => answer.status === 201 });
};

export const options = {
  scenarios: {
    sessions: {
      executor: "ramping-arrival-rate",
      startRate: 0,
      timeUnit: "1s",
      preAllocatedVUs: 200,
      maxVUs: 1000,
      stages: [
        { duration: minutes(2), target: 100 }, // ramp up
        { duration: minutes(5), target: 100 }, // hold
        { duration: minutes(2), target: 200 }, // ramp up
        { duration: minutes(5), target: 200 }, // hold
        { duration: minutes(2), target: 0 }, // ramp down
      ],
    },
  },
  thresholds: {
    http_req_failed: ["rate<0.01"],
    http_req_duration: ["p(95)<500", "p(99)<1000"],
    checks: ["rate>0.99"],
    // Sessions that k6 could not start in time: then k6 was the bottleneck, not the shop.
    dropped_iterations: ["count<1"],
  },
};

export default function () {
  const dice = Math.random() * 100;
  if (dice < 60) {
    browse();
  } else if (dice < 90) {
    search();
  } else {
    buy();
  }
}

function get(name, path) {
  const answer = http.get(`${base}${path}`, { tags: { name } });
  check(answer, { [`${name} answered`]: (a) => a.status === 200 });
}
