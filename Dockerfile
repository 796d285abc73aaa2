# The shop's API as an image. From the folder that holds Workbook.sln: docker build -t shop-api:1.0.0 .
# Versions are pinned, so that a build is the same next month; raise both with each patch of .NET.
FROM mcr.microsoft.com/dotnet/sdk:10.0.100 AS build
WORKDIR /src

# A layer of its own: as long as no project file changes, a build fetches no package again.
COPY Directory.Build.props Directory.Packages.props global.json ./
COPY src/Workbook/Workbook.csproj src/Workbook/
COPY src/Shop.Api/Shop.Api.csproj src/Shop.Api/
RUN dotnet restore src/Shop.Api

COPY src/Workbook/ src/Workbook/
COPY src/Shop.Api/ src/Shop.Api/
RUN dotnet publish src/Shop.Api --no-restore --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0.0
WORKDIR /app
COPY --from=build /app ./

# Inside the container every interface; what reaches it from outside is what docker-compose.yml publishes.
ENV ASPNETCORE_URLS=http://+:8080
EXPOSE 8080

# Not root: the image brings a user for this.
USER $APP_UID
ENTRYPOINT ["dotnet", "Shop.Api.dll"]
