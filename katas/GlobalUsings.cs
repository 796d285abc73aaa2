// What every kata may use without saying so. The kata engine compiles this file too.
global using System;
global using System.Collections.Generic;
global using System.Linq;
global using System.Threading;
global using System.Threading.Tasks;
global using Microsoft.EntityFrameworkCore;
global using Workbook.Measuring;
global using Workbook.Shop;
global using Xunit;
